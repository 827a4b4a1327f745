package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagTrendTest {
    @ParameterizedTest
    @CsvSource({"0, 500, CALM", "0, 501, GROWING", "600, 600, STEADY", "600, 599, CALM", "600, 601, GROWING"})
    void tellsWhatBecomesOfTheLag(long before, long now, LagTrend trend) {
        assertThat(LagTrend.of(before, now, 500)).isEqualTo(trend);
    }
}
