package org.warta.enricher.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.enricher.Articles;

class OpenNlpLanguageIdentifierTest {
    private static final OpenNlpLanguageIdentifier IDENTIFIER = new OpenNlpLanguageIdentifier();

    @Test
    void isSureThatTheSeedIsIndonesian() {
        LanguageGuess guess = IDENTIFIER.identify(Articles.seed().getBody()).get(0);
        assertThat(guess.tag()).isEqualTo("id");
        assertThat(guess.probability()).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id | Warga kampung itu bergotong royong memperbaiki jembatan yang rusak karena banjir. Mereka berharap pemerintah segera mengirim bantuan bahan bangunan supaya anak-anak dapat kembali bersekolah pada hari Senin.
            ms | Penduduk kampung itu bergotong-royong membaiki jambatan yang rosak akibat banjir. Mereka berharap kerajaan segera menghantar bantuan bahan binaan supaya kanak-kanak boleh kembali ke sekolah pada hari Isnin kerana peperiksaan bermula.
            en | The villagers worked together to repair the bridge that the flood had damaged. They hope that the government will soon send building materials so that the children can go back to school on Monday.
            tl | Nagtulungan ang mga taganayon upang ayusin ang tulay na nasira ng baha. Umaasa sila na magpapadala agad ang pamahalaan ng mga materyales upang makabalik sa paaralan ang mga bata sa Lunes.
            fr | Les habitants du village ont réparé ensemble le pont que la crue avait endommagé. Ils espèrent que le gouvernement enverra bientôt des matériaux pour que les enfants puissent retourner à l'école lundi.
            """)
    void tellsTheLanguageOfAParagraph(String tag, String text) {
        LanguageGuess guess = IDENTIFIER.identify(text).get(0);
        assertThat(guess.tag()).isEqualTo(tag);
        assertThat(guess.probability()).isGreaterThan(LanguageRule.SURE);
    }

    @Test
    void saysNothingAboutAFewWords() {
        assertThat(IDENTIFIER.identify("Gempa Cianjur 🏚️ 5,6!")).isEmpty();
        assertThat(IDENTIFIER.identify("")).isEmpty();
    }

    @Property(tries = 200)
    void takesAnyTextAndGivesProbabilities(@ForAll String text) {
        double sum = IDENTIFIER.identify(text).stream()
                .mapToDouble(LanguageGuess::probability)
                .sum();
        assertThat(sum).isBetween(0.0, 1.001);
    }
}
