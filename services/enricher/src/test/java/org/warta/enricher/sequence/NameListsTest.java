package org.warta.enricher.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameListsTest {
    private static final int ALONE = 1;
    private static final int FIRST = 2;
    private static final int INNER = 3;
    private static final int LAST = 4;

    private final NameLists.Builder builder = new NameLists.Builder();

    @Test
    void theLongestNameCountsFromLeftToRight() {
        builder.add(3, List.of("Kim"));
        builder.add(3, List.of("Kim", "Jong", "Un"));
        builder.add(3, List.of("Un", "tiba"));

        assertThat(tags("Kim Jong Un tiba Kim"))
                .containsExactly(tag(FIRST, 3), tag(INNER, 3), tag(LAST, 3), List.of(), tag(ALONE, 3));
    }

    @Test
    void eachListCountsByItself() {
        builder.add(0, List.of("Jawa", "Barat"));
        builder.add(1, List.of("Barat"));

        assertThat(tags("Jawa Barat")).containsExactly(tag(FIRST, 0), List.of(hash(ALONE, 1), hash(LAST, 0)));
    }

    @Test
    void onlyFoldedListsAreBlindToCase() {
        builder.add(0, List.of("AS"));
        builder.addFolded(1, List.of("ketua", "umum"));

        assertThat(tags("AS as KETUA Umum")).containsExactly(tag(ALONE, 0), List.of(), tag(FIRST, 1), tag(LAST, 1));
    }

    @Test
    void refusesAListThatHasNoBit() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(32, List.of("x")));
    }

    private static int hash(int position, int list) {
        return Hashes.of(position, list);
    }

    private static List<Integer> tag(int position, int list) {
        return List.of(hash(position, list));
    }

    private List<List<Integer>> tags(String text) {
        Word[] words = Arrays.stream(text.split(" ", -1)).map(Word::of).toArray(Word[]::new);
        Marks[] marks = new Marks[words.length];
        builder.build().mark(words, words.length, marks, new NameLists.Room());
        return Arrays.stream(marks)
                .map(mark -> Arrays.stream(mark.tags()).boxed().toList())
                .toList();
    }
}
