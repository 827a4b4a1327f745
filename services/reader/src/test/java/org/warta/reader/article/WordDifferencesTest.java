package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.VersionDiff.Edit;
import org.warta.reader.article.VersionDiff.Operation;

class WordDifferencesTest {
    @Test
    void tellsWordsApart() {
        assertThat(WordDifferences.of("Tiga orang tewas.", "Lima orang tewas, kata polisi."))
                .containsExactly(
                        new Edit(Operation.DELETED, "Tiga"),
                        new Edit(Operation.INSERTED, "Lima"),
                        new Edit(Operation.EQUAL, " orang tewas"),
                        new Edit(Operation.INSERTED, ", kata polisi"),
                        new Edit(Operation.EQUAL, "."));
    }

    @Test
    void keepsParagraphsApart() {
        assertThat(WordDifferences.paragraphs("Satu.\n\nDua", "Satu.\n\nDua\n\nTiga"))
                .containsExactly(
                        List.of(new Edit(Operation.EQUAL, "Satu.")),
                        List.of(new Edit(Operation.EQUAL, "Dua")),
                        List.of(new Edit(Operation.INSERTED, "Tiga")));
    }

    @Test
    void comparesLongTextsByParagraphs() {
        String text = "kata lain ".repeat(5_000) + "\n\n" + "kata ".repeat(5_000);

        assertThat(WordDifferences.of(text, text + "lagi"))
                .extracting(Edit::operation)
                .containsExactly(Operation.EQUAL, Operation.DELETED, Operation.INSERTED);
    }

    @Property
    void takenTogetherTheyAreBothTexts(
            @ForAll @Chars({'a', 'b', ' ', '\n', '.'}) @StringLength(max = 60) String from,
            @ForAll @Chars({'a', 'b', ' ', '\n', '.'}) @StringLength(max = 60) String to) {
        List<Edit> edits = WordDifferences.of(from, to);

        assertThat(without(Operation.INSERTED, edits)).isEqualTo(from);
        assertThat(without(Operation.DELETED, edits)).isEqualTo(to);
    }

    private static String without(Operation operation, List<Edit> edits) {
        return edits.stream()
                .filter(edit -> edit.operation() != operation)
                .map(Edit::text)
                .collect(Collectors.joining());
    }
}
