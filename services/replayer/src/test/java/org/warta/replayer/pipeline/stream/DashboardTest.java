package org.warta.replayer.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.Stage;
import org.warta.replayer.pipeline.Alarm;
import org.warta.replayer.pipeline.LegStatus;
import org.warta.replayer.pipeline.LetterStatus;
import org.warta.replayer.pipeline.PipelineStatus;

/** Whatever Grafana's dashboard asks of the pipeline, and of latency, is shown under that name. */
class DashboardTest {
    private static final Pattern NAME = Pattern.compile("\\bwarta_(?:pipeline|latency)_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("\\b(?:stage|lane)=\\\\\"[a-z-]+\\\\\"");

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void everyFigureThatItNamesIsShown() throws IOException {
        String dashboard = Files.readString(Path.of("grafana", "warta.json"));
        new PipelineMeters(meters).show(status());
        new LaneLatency(meters, Clock.systemUTC(), "news.articles", EnumSet.allOf(Stage.class));

        String shown = meters.scrape();

        assertThat(found(NAME, dashboard))
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(shown).containsPattern("(?m)^" + name + "\\{"));
        assertThat(found(LABEL, dashboard))
                .hasSizeGreaterThan(4)
                .allSatisfy(label -> assertThat(shown).contains(label.replace("\\", "")));
    }

    private static PipelineStatus status() {
        LegStatus leg = new LegStatus(
                "enricher",
                "live",
                "group",
                "news.articles",
                1,
                2,
                3.0,
                4,
                5,
                null,
                List.of(),
                List.of(new LegStatus.PartitionStatus(0, 0, 2, 2, 3.0, 4, 5)),
                new LegStatus.History(List.of(), List.of(), List.of(), List.of()));
        return new PipelineStatus(
                Instant.EPOCH,
                null,
                List.of(new Alarm(Alarm.Kind.LATE, "group", "late", Instant.EPOCH, null)),
                List.of(),
                List.of(leg),
                List.of(new LetterStatus("news.articles-dlt", 1, 1, 1, null)),
                List.of(),
                Map.of("active", 1),
                List.of());
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
