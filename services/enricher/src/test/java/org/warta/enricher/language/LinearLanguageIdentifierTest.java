package org.warta.enricher.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.enricher.Articles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinearLanguageIdentifierTest {
    private static final LinearLanguageIdentifier IDENTIFIER = LinearLanguageIdentifier.builtIn();
    private static final LanguageRule RULE = new LanguageRule(IDENTIFIER);
    private static final Path SEEDS = Path.of("../../seeds");

    @Test
    void isSureThatTheSeedIsIndonesian() {
        LanguageGuess guess = IDENTIFIER.identify(Articles.seed().getBody()).get(0);
        assertThat(guess.tag()).isEqualTo("id");
        assertThat(guess.probability()).isGreaterThan(0.95);
    }

    /** A text and the language that it declares; a plain text declares none and is Indonesian. */
    record Seed(String text, String language) {}

    static List<Seed> seeds() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SEEDS)) {
            for (Path file : files) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (file.toString().endsWith(".txt")) {
                    seeds.add(new Seed(text, "id"));
                } else if (file.toString().endsWith(".json")) {
                    seeds.add(ofJson(text));
                } else if (file.toString().endsWith(".ndjson")) {
                    text.lines().forEach(line -> seeds.add(ofJson(line)));
                } else if (!file.endsWith("README.md")) {
                    int body = text.indexOf("\n---", 3);
                    String language = text.substring(0, body).replaceAll("(?s).*\nlanguage: (\\S+).*", "$1");
                    seeds.add(new Seed(text.substring(body + 4), language));
                }
            }
        }
        return seeds;
    }

    private static Seed ofJson(String json) {
        JsonNode article = JsonMapper.shared().readTree(json);
        JsonNode body = article.has("body") ? article.get("body") : article.at("/bodies/0/value");
        return new Seed(
                body.asString(), LanguageRule.primary(article.get("language").asString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsTheLanguageOfEverySeed(Seed seed) {
        assertThat(RULE.decide(seed.text(), null).getTag()).isEqualTo(seed.language());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id | Warga kampung itu bergotong royong memperbaiki jembatan yang rusak karena banjir. Mereka berharap pemerintah segera mengirim bantuan supaya anak-anak dapat kembali bersekolah pada hari Senin.
            ms | Penduduk kampung itu bergotong-royong membaiki jambatan yang rosak akibat banjir. Mereka berharap kerajaan segera menghantar bantuan supaya kanak-kanak boleh kembali ke sekolah pada hari Isnin.
            en | The villagers worked together to repair the bridge that the flood had damaged. They hope that the government will soon send building materials.
            tl | Nagtulungan ang mga taganayon upang ayusin ang tulay na nasira ng baha. Umaasa sila na magpapadala agad ang pamahalaan ng mga materyales.
            fr | Les habitants du village ont réparé ensemble le pont que la crue avait endommagé.
            de | Die Bewohner des Dorfes haben gemeinsam die Brücke repariert, die das Hochwasser beschädigt hatte.
            nl | De bewoners van het dorp hebben samen de brug hersteld die door de overstroming was beschadigd.
            es | Los vecinos del pueblo repararon juntos el puente que la crecida había dañado.
            pt | Os moradores da aldeia consertaram juntos a ponte que a enchente tinha danificado.
            sw | Wanakijiji walishirikiana kukarabati daraja lililoharibiwa na mafuriko.
            vi | Dân làng đã cùng nhau sửa lại cây cầu bị lũ làm hư hỏng.
            jv | Warga desa padha gotong royong ndandani kreteg sing rusak amarga banjir.
            su | Warga kampung gotong royong ngomean sasak anu ruksak alatan banjir.
            """)
    void tellsTheLanguageOfOneOrTwoSentences(String tag, String text) {
        assertThat(RULE.decide(text, null).getTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Жители деревни вместе починили мост, повреждённый наводнением.",
                "村民们一起修好了被洪水冲坏的桥。",
                "村人たちは洪水で壊れた橋を一緒に修理した。",
                "أصلح سكان القرية معا الجسر الذي دمره الفيضان.",
                "गाँव के लोगों ने मिलकर बाढ़ में टूटे पुल की मरम्मत की।",
                "ชาวบ้านช่วยกันซ่อมสะพานที่เสียหายจากน้ำท่วม",
                "Οι κάτοικοι του χωριού επισκεύασαν μαζί τη γέφυρα.",
                "마을 사람들이 홍수로 부서진 다리를 함께 고쳤다.",
                "Çiftçiler bu yıl nisan ayındaki don yüzünden çok daha az elma topladı.",
                "Rolnicy zebrali w tym roku znacznie mniej jabłek z powodu kwietniowych przymrozków.",
                "Bönderna skördade mycket färre äpplen i år på grund av frosten i april.",
                "Fermierii au cules anul acesta mult mai puține mere din cauza înghețului din aprilie.",
                "Viljelijät poimivat tänä vuonna paljon vähemmän omenoita huhtikuun pakkasten vuoksi.",
                "A gazdák idén sokkal kevesebb almát szedtek az áprilisi fagy miatt.",
                "Zemědělci letos sklidili mnohem méně jablek kvůli dubnovým mrazům."
            })
    void isNotSureOfALanguageThatItDoesNotKnow(String text) {
        assertThat(RULE.decide(text, null).getTag()).isEqualTo(LanguageRule.UNDETERMINED);
    }

    /** Relatives of French and Spanish, which it does not know either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gli agricoltori della valle hanno raccolto quest'anno molte meno mele a causa del gelo di aprile.",
                "I contadini della regione temono una stagione molto difficile dopo la grandine."
            })
    void isNeverVerySureOfARelative(String text) {
        assertThat(RULE.decide(text, null).getConfidence()).isLessThan(0.7f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Gempa 🏚️ 5,6!", "12.500", "🐢🐢🐢", "\ud83d", "\u0301\u0301", "\u0000\u0007"})
    void saysNothingAboutAFewLetters(String text) {
        assertThat(IDENTIFIER.identify(text)).isEmpty();
    }

    @Test
    void readsDecomposedLettersLikeComposedOnes() {
        String text = "Dân làng đã cùng nhau sửa lại cây cầu bị lũ làm hư hỏng.";
        assertThat(IDENTIFIER.identify(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(IDENTIFIER.identify(text));
    }

    @Test
    void readsTheBeginningOnly() {
        String beginning = "Pemerintah mengirim bantuan karena banjir. ".repeat(40);
        assertThat(IDENTIFIER.identify(beginning + "The government sent help. ".repeat(1000)))
                .isEqualTo(IDENTIFIER.identify(beginning));
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        String text = Articles.seed().getBody();
        List<LanguageGuess> expected = IDENTIFIER.identify(text);
        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> {
                    IDENTIFIER.identify("Text number " + i + " of another language");
                    return IDENTIFIER.identify(text);
                }))
                .allMatch(expected::equals);
    }

    @Property(tries = 500)
    void takesAnyTextAndGivesProbabilities(@ForAll String text) {
        double sum = IDENTIFIER.identify(text).stream()
                .mapToDouble(LanguageGuess::probability)
                .sum();
        assertThat(sum).isBetween(0.0, 1.001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "kata ", "a\u0301", "\u0627", "🐢", "\ud83d", "\udc22", "\u0000", "\u200d"})
    void takesAMebibyteOf(String piece) {
        assertThat(IDENTIFIER.identify(piece.repeat(1024 * 1024 / piece.length())))
                .hasSizeLessThan(19);
    }
}
