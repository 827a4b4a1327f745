package org.warta.standalone.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warta.standalone.pipeline.Figures;

final class WatchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:30:00Z"), ZoneOffset.UTC);
    private static final Figures SHOWN = new Figures(24, 0, 0, 24, 0, 24, 0, 0);

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Watch watch = new Watch(new PrintStream(terminal, true, UTF_8), CLOCK, SHOWN);

    @Test
    void isSilentWhileNothingHappens() {
        watch.look(SHOWN);
        watch.look(SHOWN);
        watch.tell(List.of());

        assertThat(lines()).isEmpty();
    }

    @Test
    void tellsOfNewArticlesOnceTheyAreThrough() {
        watch.look(new Figures(26, 0, 0, 24, 0, 24, 0, 0));
        watch.look(new Figures(27, 0, 0, 26, 0, 25, 0, 0));
        watch.look(new Figures(27, 0, 0, 27, 0, 27, 0, 0));
        watch.look(new Figures(27, 0, 0, 27, 0, 27, 0, 0));
        watch.look(new Figures(27, 0, 0, 27, 0, 27, 0, 0));

        assertThat(lines()).containsExactly("08:30:00  3 articles ingested, 3 stored");
    }

    @Test
    void tellsOfDeadLetters() {
        Figures failed = new Figures(25, 0, 0, 24, 1, 24, 0, 0);
        watch.look(failed);
        watch.look(failed);

        assertThat(lines())
                .containsExactly("08:30:00  1 article ingested, 0 stored", "08:30:00  1 record to dead letters");
    }

    @Test
    void keepsSilentAboutFilesFoundUnchanged() {
        Figures unchanged = new Figures(24, 5, 0, 24, 0, 24, 0, 0);
        watch.look(unchanged);
        watch.look(unchanged);

        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return terminal.toString(UTF_8).lines().toList();
    }
}
