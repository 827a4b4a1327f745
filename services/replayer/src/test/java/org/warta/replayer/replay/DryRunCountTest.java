package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunCountTest {
    private final DryRunCount count =
            new DryRunCount(new FrozenRanges("t", List.of(new FrozenRange(0, 100, 200), new FrozenRange(1, 0, 100))));

    @Test
    void countsWhatWasRead() {
        for (int i = 0; i < 60; i++) {
            count.matching(0, "seeds", 10);
        }
        count.matching(1, null, 5);
        count.skipped(1);
        count.undecodable(1);
        count.readTo(0, 200);
        count.readTo(1, 100);

        DryRun dryRun = count.result("news.replay.x", Map.of(0, 100L), 30L, 0.001);

        assertThat(dryRun.exact()).isTrue();
        assertThat(dryRun.offsets()).isEqualTo(200);
        assertThat(dryRun.records()).isEqualTo(63);
        assertThat(dryRun.matching()).isEqualTo(61);
        assertThat(dryRun.undecodable()).isEqualTo(1);
        assertThat(dryRun.withoutRecord()).isEqualTo(200 - 63);
        assertThat(dryRun.gone()).isEqualTo(100);
        assertThat(dryRun.bytes()).isEqualTo(605);
        assertThat(dryRun.estimatedSeconds()).isEqualTo(3);
        assertThat(dryRun.sources())
                .containsExactly(new DryRun.SourceCount("seeds", 60), new DryRun.SourceCount(null, 1));
    }

    @Test
    void estimatesTheRest() {
        for (int i = 0; i < 10; i++) {
            count.matching(0, "seeds", 10);
        }
        count.readTo(0, 120); // a fifth, every second offset a record; the other partition not at all

        DryRun dryRun = count.result("news.replay.x", Map.of(), null, 1);

        assertThat(dryRun.exact()).isFalse();
        assertThat(dryRun.records()).isEqualTo(100);
        assertThat(dryRun.matching()).isEqualTo(100);
        assertThat(dryRun.withoutRecord()).isEqualTo(100);
        assertThat(dryRun.sources()).containsExactly(new DryRun.SourceCount("seeds", 100));
        assertThat(dryRun.estimatedSeconds()).isEqualTo(10);
    }

    @Test
    void anEmptyPartOfALogIsNoFault() {
        count.readTo(0, 200);
        count.readTo(1, 100);

        DryRun dryRun = count.result("news.replay.x", Map.of(), 1L, 1);

        assertThat(dryRun.matching()).isZero();
        assertThat(dryRun.withoutRecord()).isEqualTo(200);
    }
}
