package org.warta.enricher.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchScoreTest {
    private final StretchScore score = new StretchScore();

    @Test
    void bothEndsAndTheTypeMustBeRight() {
        score.add(
                List.of(new Stretch(0, 2, "PER"), new Stretch(3, 4, "LOC"), new Stretch(5, 6, "LOC")),
                List.of(new Stretch(0, 1, "PER"), new Stretch(3, 4, "LOC"), new Stretch(5, 6, "ORG")));

        assertThat(score.micro().precision()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(score.micro().recall()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(score.types().get("LOC").f1()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(score.macroF1())
                .as("mean of PER 0 and LOC 2/3; ORG is nowhere expected")
                .isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void aStretchGivenTwiceCountsOnce() {
        score.add(List.of(new Stretch(0, 1, "X")), List.of(new Stretch(0, 1, "X"), new Stretch(0, 1, "X")));

        assertThat(score.micro().precision()).isEqualTo(0.5);
    }

    @Test
    void nothingExpectedAndNothingGivenIsZero() {
        assertThat(score.micro().f1()).isZero();
        assertThat(score.macroF1()).isZero();
    }
}
