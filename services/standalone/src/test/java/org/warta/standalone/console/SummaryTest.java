package org.warta.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warta.standalone.console.Summary.Link;
import org.warta.standalone.pipeline.Figures;

final class SummaryTest {
    private static final List<Link> LINKS = List.of(
            new Link("http://localhost:8080/api/v1/articles", "articles, newest first"),
            new Link("http://localhost:8080/x", "something shorter"));

    @Test
    void showsWhatCameInAndWhereToLook() {
        Summary summary =
                summary(new Figures(24, 0, 1, 24, 0, 24, 0, 0), true, List.of("seeds/broken.json:3: is no JSON"), 0);

        assertThat(String.join("\n", summary.lines())).isEqualTo("""

                Warta 1.2.3

                  Ingested  24 new articles, 1 rejected
                  Enriched  24
                  Stored    24
                  Time      9.9 s, 1.2 s of it for the articles

                  Trouble   seeds/broken.json:3: is no JSON

                  Open      http://localhost:8080/api/v1/articles  articles, newest first
                            http://localhost:8080/x                something shorter
                  Kafka     127.0.0.1:9092
                  Database  jdbc:postgresql://127.0.0.1:15432/warta
                            user warta_owner, password in data/postgresql/owner-password
                  Token     in data/operator-token: what writes over HTTP needs it
                  Log       data/warta.log

                Ctrl-C stops it. Everything is kept in data; the next start goes on from there.
                """);
    }

    @Test
    void tellsAtALaterStartWhatWasThereAlready() {
        assertThat(summary(new Figures(1, 24, 0, 1, 0, 1, 0, 0), true, List.of(), 0)
                        .lines())
                .contains("  Ingested  1 new article, 24 already there", "  Stored    1")
                .noneMatch(line -> line.contains("Trouble"));
    }

    @Test
    void tellsWhatWentToDeadLettersAndWhatIsUnderWay() {
        assertThat(summary(new Figures(24, 0, 0, 20, 2, 15, 3, 1), false, List.of(), 2)
                        .lines())
                .contains(
                        "  Enriched  20, 2 to dead letters",
                        "  Stored    15, 3 there already, 1 to dead letters",
                        "            Not everything is through yet; the services go on with it.",
                        "  Log       data/warta.log  (2 warnings)");
    }

    @Test
    void staysShortHoweverMuchIsRejected() {
        List<String> lines = summary(
                        new Figures(0, 0, 5000, 0, 0, 0, 0, 0), true, Collections.nCopies(5000, "seeds/x.md: empty"), 0)
                .lines();

        assertThat(lines).hasSizeLessThan(41).contains("            and 4980 more, in data/warta.log");
    }

    private static Summary summary(Figures figures, boolean settled, List<String> troubles, long warnings) {
        return new Summary(
                "1.2.3",
                figures,
                settled,
                troubles,
                Duration.ofMillis(8700),
                Duration.ofMillis(1200),
                LINKS,
                "127.0.0.1:9092",
                "jdbc:postgresql://127.0.0.1:15432/warta",
                "user warta_owner, password in data/postgresql/owner-password",
                "data/operator-token",
                "data",
                "data/warta.log",
                warnings);
    }
}
