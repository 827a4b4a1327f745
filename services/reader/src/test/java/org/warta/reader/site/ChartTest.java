package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.Facets.Bucket;

class ChartTest {
    @Test
    void drawsTheHighestCountOverTheWholeHeight() {
        Chart chart = chart(2, 8, 0, 4);

        assertThat(chart.top()).isEqualTo(8);
        assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly(37.5, 150.0, 0.0, 75.0);
        assertThat(chart.bars())
                .allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(Chart.HEIGHT));
    }

    @Test
    void keepsBarsInTheirPlacesAndThin() {
        Chart chart = chart(1, 1);

        assertThat(chart.bars()).extracting(Chart.Bar::place).containsExactly(0.0, 360.0);
        assertThat(chart.bars()).extracting(Chart.Bar::width).containsOnly(28.0);
        assertThat(chart.bars().get(1).x()).isEqualTo(526.0);
    }

    @Test
    void knowsTheDaysOfABar() {
        Chart chart = Chart.of(List.of(new Bucket("2026-02", null, 1), new Bucket("2026-03-09", null, 1)));

        assertThat(chart.bars()).extracting(Chart.Bar::first).containsExactly("2026-02-01", "2026-03-09");
        assertThat(chart.bars()).extracting(Chart.Bar::last).containsExactly("2026-02-28", "2026-03-09");
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(chart().bars()).isEmpty();
        assertThat(chart(0).bars()).extracting(Chart.Bar::height).containsExactly(0.0);
    }

    private static Chart chart(long... counts) {
        return Chart.of(Stream.iterate(0, i -> i < counts.length, i -> i + 1)
                .map(i -> new Bucket("2026-11-0" + (i + 1), null, counts[i]))
                .toList());
    }
}
