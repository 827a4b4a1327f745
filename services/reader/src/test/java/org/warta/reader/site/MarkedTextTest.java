package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.SpanView;
import org.warta.reader.site.MarkedText.Piece;

class MarkedTextTest {
    @Test
    void marksNamesByCodePoints() {
        assertThat(marked("🌋 Merapi dan 𝒴ogya", entity("Merapi", 2, 8), entity("Yogya", 13, 18)))
                .isEqualTo("🌋 [Merapi] dan [𝒴ogya]");
    }

    @Test
    void marksTheLongestOfNamesThatOverlap() {
        assertThat(marked(
                        "Gubernur Bank Indonesia",
                        entity("Indonesia", 14, 23),
                        entity("Bank Indonesia", 9, 23),
                        entity("Gubernur Bank", 0, 13)))
                .isEqualTo("Gubernur [Bank Indonesia]");
    }

    @Test
    void marksNamesThatTouchEachOther() {
        assertThat(marked("AcehBali", entity("Aceh", 0, 4), entity("Bali", 4, 8)))
                .isEqualTo("[Aceh][Bali]");
    }

    @Test
    void partsParagraphsAtBlankLines() {
        assertThat(marked("Satu\nbaris.\n \n\nDua.\n\n", entity("Dua", 15, 18))).isEqualTo("Satu\nbaris.|[Dua].");
    }

    @Test
    void marksNothingAcrossParagraphs() {
        assertThat(marked("Satu\n\nDua", entity("both", 2, 8))).isEqualTo("Satu|Dua");
    }

    @Test
    void marksOnlyWhatIsOfTheField() {
        List<EntityView> ofHeadline = List.of(entity("Aceh", List.of(new SpanView("HEADLINE", 0, 4))));

        assertThat(MarkedText.paragraphs("Aceh", "BODY", ofHeadline)).containsExactly(List.of(new Piece("Aceh", null)));
    }

    @Property
    void keepsTheTextWhateverTheSpansSay(@ForAll("texts") String text, @ForAll("entities") List<EntityView> entities) {
        String kept = MarkedText.paragraphs(text, "BODY", entities).stream()
                .flatMap(List::stream)
                .map(Piece::text)
                .collect(Collectors.joining());

        assertThat(kept.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Property
    void marksExactlyWhatASpanSays(@ForAll("texts") String text, @ForAll("entities") List<EntityView> entities) {
        List<Piece> marks = MarkedText.paragraphs(text, "BODY", entities).stream()
                .flatMap(List::stream)
                .filter(piece -> piece.entity() != null)
                .toList();

        assertThat(marks)
                .allSatisfy(mark -> assertThat(
                                Objects.requireNonNull(mark.entity()).mentions())
                        .anyMatch(span -> span.start() >= 0
                                && span.end() <= text.codePointCount(0, text.length())
                                && mark.text()
                                        .equals(new String(
                                                text.codePoints().toArray(),
                                                span.start(),
                                                span.end() - span.start()))));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b ", "\n\n", "\n", "🌋", "é", "<b>")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<EntityView>> entities() {
        Arbitrary<SpanView> span = Combinators.combine(
                        Arbitraries.integers().between(-2, 40),
                        Arbitraries.integers().between(1, 12))
                .as((start, length) -> new SpanView("BODY", start, start + length));
        return span.list()
                .ofMaxSize(4)
                .map(spans -> entity("any", spans))
                .list()
                .ofMaxSize(4);
    }

    /** The text with names in brackets and bars between paragraphs. */
    private static String marked(String text, EntityView... entities) {
        return MarkedText.paragraphs(text, "BODY", List.of(entities)).stream()
                .map(paragraph -> paragraph.stream()
                        .map(piece -> piece.entity() == null ? piece.text() : "[" + piece.text() + "]")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }

    private static EntityView entity(String name, int start, int end) {
        return entity(name, List.of(new SpanView("BODY", start, end)));
    }

    private static EntityView entity(String name, List<SpanView> spans) {
        return new EntityView(new UUID(0, name.hashCode()), "PLACE", name, null, List.of(), 0.5f, spans);
    }
}
