package org.warta.enricher.entity;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.enricher.Articles;
import org.warta.enricher.text.Passage;
import org.warta.event.Article;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Span;
import org.warta.event.TextField;

class SequenceEntityTaggerTest {
    private static final int LARGEST_TEXT_CHARS = 1024 * 1024;
    private static final SequenceEntityTagger TAGGER = new SequenceEntityTagger();

    @Test
    void findsEveryMentionOfTheSeedAndNothingElse() {
        Article seed = Articles.seed();
        List<Entity> entities = tag(seed.getHeadline(), seed.getBody(), "id");
        assertThat(entities)
                .extracting(entity -> entity.getType() + " " + entity.getName() + " "
                        + entity.getMentions().size())
                .containsExactly(
                        "PLACE Korea Utara 17",
                        "PLACE Rusia 12",
                        "PLACE Ukraina 8",
                        "PERSON Kim Jong Un 7",
                        "PERSON Sergei Lavrov 6",
                        "PLACE Wonsan 2",
                        "PLACE Moskow 1",
                        "PLACE Pyongyang 2",
                        "ORGANISATION KCNA 1",
                        "PLACE Kursk 1",
                        "PERSON Choe Son Hui 1");
        for (Entity entity : entities) {
            assertThat(entity.getMentions())
                    .as(entity.getName())
                    .containsExactlyElementsOf(occurrences(seed, entity.getName()));
        }
    }

    /** Every place of the seed where the name stands; Lavrov's surname stands for him too. */
    private static List<Span> occurrences(Article seed, String name) {
        String part = name.equals("Sergei Lavrov") ? "Lavrov" : name;
        List<Span> spans = new ArrayList<>();
        for (TextField field : List.of(TextField.HEADLINE, TextField.BODY)) {
            String text = field == TextField.HEADLINE ? seed.getHeadline() : seed.getBody();
            for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
                int start = text.startsWith("Sergei ", at - 7) && !part.equals(name) ? at - 7 : at;
                spans.add(new Span(field, text.codePointCount(0, start), text.codePointCount(0, at + part.length())));
            }
        }
        return spans;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id | Menteri Luar Negeri Rusia, Sergei Lavrov, tiba kemarin. | PLACE Rusia; PERSON Sergei Lavrov
            id | Hal itu dikatakan Gubernur Jawa Barat Dadang Contohwan di Bandung. | PLACE Jawa Barat; PERSON Dadang Contohwan; PLACE Bandung
            id | "Kami siap," kata Contohwati, Senin. | PERSON Contohwati
            id | Penumpang bernama Slamet Riyanto (45) selamat. | PERSON Slamet Riyanto
            id | Guru itu, Ni Luh Contohyani, mengajar. | PERSON Ni Luh Contohyani
            id | Komisi Pemberantasan Korupsi (KPK) memeriksa saksi. KPK belum berkomentar. | ORGANISATION Komisi Pemberantasan Korupsi
            id | Dana itu milik Yayasan Contoh Lestari (YCL). Ketua YCL membantah. | ORGANISATION Yayasan Contoh Lestari
            id | Mahasiswa Universitas Contoh Nusantara mendaki Gunung Contoh. | ORGANISATION Universitas Contoh Nusantara; PLACE Gunung Contoh
            id | Pemerintah AS dan PBB sepakat. | PLACE Amerika Serikat; ORGANISATION Perserikatan Bangsa-Bangsa
            en | Foreign Minister Ana Examplova met the U.S. envoy in Geneva. | PERSON Ana Examplova; PLACE United States; PLACE Geneva
            en | "It works," said Exampleton, who works for Samplesoft Inc in Tokyo. | PERSON Exampleton; ORGANISATION Samplesoft Inc; PLACE Tokyo
            en | Officials of the Ministry of Public Examples and the United Nations agreed. | ORGANISATION Ministry of Public Examples; ORGANISATION United Nations
            en | Russia's army left. | PLACE Russia
            """)
    void findsNamesByTheirCues(String language, String text, String expected) {
        assertThat(tag("", text, language))
                .extracting(entity -> entity.getType() + " " + entity.getName())
                .containsExactly(expected.split("; "));
    }

    @ParameterizedTest
    @CsvSource({
        "Menteri Luar Negeri kedua negara bertemu.",
        "Negara-negara Barat menjatuhkan sanksi.",
        "Pertemuan Puncak dan Perjanjian Pertahanan Bersama",
        "Presiden mengatakan hal itu Senin.",
        "Kerja Sama Militer dan Dukungan Ekonomi"
    })
    void takesNoOrdinaryWordForAName(String text) {
        assertThat(tag("", text, "id")).isEmpty();
    }

    @Test
    void aSharedNameStandsForNeither() {
        List<Entity> entities = tag(
                "",
                "Presiden Indonesia, Budi Santoso, dan pelatih Rina Santoso datang. Setelah itu Santoso pergi.",
                "id");
        assertThat(entities)
                .extracting(Entity::getName)
                .containsExactly("Indonesia", "Budi Santoso", "Rina Santoso", "Santoso");
    }

    @Test
    void aKnownNameCountsInAHeadingToo() {
        Entity lavrov = tag("Lavrov Temui Mitra di Wonsan", "Menteri Sergei Lavrov tiba di sana.", "id").stream()
                .filter(entity -> entity.getType() == EntityType.PERSON)
                .findFirst()
                .orElseThrow();
        assertThat(lavrov.getName()).isEqualTo("Sergei Lavrov");
        assertThat(lavrov.getMentions())
                .containsExactly(new Span(TextField.HEADLINE, 0, 6), new Span(TextField.BODY, 8, 21));
    }

    @Test
    void countsCodePointsBehindEmojiCombiningMarksAndRightToLeftScript() {
        String text = "🇮🇩👨‍👩‍👧 e\u0301 مرحبا \ud83d Korea Utara";
        Entity entity = tag("", text, "id").get(0);
        assertThat(Articles.cut(text, entity.getMentions().get(0))).isEqualTo("Korea Utara");
        assertThat(entity.getUri()).isEqualTo("https://www.iso.org/obp/ui/#iso:code:3166:KP");
    }

    @Property(tries = 500)
    void mentionsPointAtTheirNamesAndNeverOverlap(
            @ForAll("newsLike") String headline, @ForAll("newsLike") String body) {
        checkNames(headline, body, checkMentions(headline, body, "id"));
        checkNames(headline, body, checkMentions(headline, body, "en"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Kim",
                "Kim ",
                "KIM JONG UN ",
                "Kim. ",
                "Kim\n",
                "Sergei Lavrov (KPK) dan ",
                "🐢",
                "🇮🇩 ",
                "\ud83d",
                "\udc22 Kim ",
                "e\u0301",
                "Ki\u0301m\u0301 ",
                "\u0000\u0007Kim\u001b ",
                "\u202eKim\u202c \u0645\u0631\u062d\u0628\u0627 ",
                "\u5e73\u58e4"
            })
    void tagsTheLargestTextOfAnything(String piece) {
        checkMentions(piece, piece.isEmpty() ? piece : piece.repeat(LARGEST_TEXT_CHARS / piece.length()), "id");
    }

    /** The mentions lie within the text, one behind the other. */
    private static List<Span> checkMentions(String headline, String body, String language) {
        List<Span> spans = tag(headline, body, language).stream()
                .flatMap(entity -> entity.getMentions().stream())
                .sorted(Comparator.comparing(Span::getField).thenComparingInt(Span::getStart))
                .collect(toList());
        Span before = new Span(TextField.HEADLINE, 0, 0);
        int lengthOfHeadline = headline.codePointCount(0, headline.length());
        int lengthOfBody = body.codePointCount(0, body.length());
        for (Span span : spans) {
            boolean inHeadline = span.getField() == TextField.HEADLINE;
            assertThat(span.getStart())
                    .isGreaterThanOrEqualTo(span.getField() == before.getField() ? before.getEnd() : 0);
            assertThat(span.getEnd()).isGreaterThan(span.getStart());
            assertThat(span.getEnd()).isLessThanOrEqualTo(inHeadline ? lengthOfHeadline : lengthOfBody);
            before = span;
        }
        return spans;
    }

    private static void checkNames(String headline, String body, List<Span> spans) {
        for (Span span : spans) {
            String text = span.getField() == TextField.HEADLINE ? headline : body;
            assertThat(Articles.cut(text, span)).matches("(?s).*[\\p{L}\\p{N}].*");
        }
    }

    @Provide
    Arbitrary<String> newsLike() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Korea Utara",
                "Menteri",
                "Luar Negeri",
                "Rusia",
                ",",
                "Sergei",
                "Lavrov",
                "Kim Jong Un",
                "kata",
                "PT",
                "(KPK)",
                "Universitas",
                "🐢",
                "e\u0301",
                "\ud83d",
                "\udc00",
                "مرحبا",
                "\n\n",
                ".",
                "-",
                "dan",
                "Inc",
                "J.",
                "bin",
                "(45)",
                "Gunung",
                "\"",
                "'s",
                "10.000");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, pieces), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join(" ", list));
    }

    private static List<Entity> tag(String headline, String body, String language) {
        return TAGGER.tag(
                List.of(Passage.of(TextField.HEADLINE, headline), Passage.of(TextField.BODY, body)), language);
    }
}
