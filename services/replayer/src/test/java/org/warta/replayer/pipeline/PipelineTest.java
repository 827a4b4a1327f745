package org.warta.replayer.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.warta.event.Lane;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.event.SourcePolls;
import org.warta.platform.telemetry.LatencyReport;
import org.warta.replayer.pipeline.Look.LegLook;
import org.warta.replayer.pipeline.Position.Oldest;
import org.warta.schemas.wire.EventSchemas;

class PipelineTest {
    static {
        EventSchemas.trust();
    }

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Leg> LEGS = Leg.all("enricher", "consumer");
    private static final Leg ENRICHER = LEGS.get(0);
    private static final Thresholds THRESHOLDS = new Thresholds(
            Duration.ofSeconds(30),
            Duration.ofHours(6),
            3,
            Duration.ofMinutes(15),
            6,
            Duration.ofHours(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20));

    private final List<Alarm> told = new ArrayList<>();
    private final LetterBook letters = new LetterBook();
    private final SourceBook sources = new SourceBook();
    private final Pipeline pipeline = new Pipeline(LEGS, THRESHOLDS, letters, sources, told::add);

    @Test
    void tellsLagAgeAndRatesOfEveryPartition() {
        see(0, position(0, 100, 100, Oldest.NONE), position(1, 50, 60, at(-4)));
        see(10, position(0, 200, 220, at(8)), position(1, 90, 100, at(-4)));

        LegStatus enricher = pipeline.status().legs().get(0);

        assertThat(enricher.lag()).isEqualTo(30);
        assertThat(enricher.ageSeconds()).isEqualTo(14);
        assertThat(enricher.processedPerSecond()).isCloseTo(14, within(0.001));
        assertThat(enricher.arrivingPerSecond()).isCloseTo(16, within(0.001));
        assertThat(enricher.catchUpSeconds()).isNull();
        assertThat(enricher.partitions()).hasSize(2);
        assertThat(enricher.partitions().get(0).lag()).isEqualTo(20);
        assertThat(enricher.partitions().get(0).ageSeconds()).isEqualTo(2);
    }

    @Test
    void saysWhenNothingWillWaitAnyMore() {
        see(0, position(0, 0, 1000, at(-1)));
        see(10, position(0, 100, 1000, at(-1)));

        assertThat(pipeline.status().legs().get(0).catchUpSeconds()).isEqualTo(90);
    }

    @Test
    void aMarkerBehindTheCommitIsNoLag() {
        see(0, position(0, 100, 101, Oldest.NONE));

        LegStatus enricher = pipeline.status().legs().get(0);

        assertThat(enricher.lag()).isZero();
        assertThat(enricher.ageSeconds()).isEqualTo(0.0);
    }

    @Test
    void saysThatAnAgeIsNotKnown() {
        see(0, position(0, 100, 120, Oldest.UNKNOWN), position(1, 0, 1, at(-1)));

        assertThat(pipeline.status().legs().get(0).ageSeconds()).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void aLateServiceRaisesAnAlarmUntilItHasCaughtUp() {
        see(0, position(0, 0, 10, at(-31)));
        see(10, position(0, 0, 10, at(-31)));
        assertThat(pipeline.status().alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.LATE);
            assertThat(alarm.subject()).isEqualTo("enricher");
            assertThat(alarm.message()).contains("has waited for PT41S, and 10 wait", "Nobody takes part");
        });

        see(20, position(0, 9, 10, at(-1))); // better, but not well
        see(60, position(0, 10, 10, Oldest.NONE));
        assertThat(pipeline.status().alarms()).hasSize(1);

        see(80, position(0, 10, 10, Oldest.NONE));
        assertThat(pipeline.status().alarms()).isEmpty();
        assertThat(pipeline.status().pastAlarms()).hasSize(1);
    }

    @Test
    void theBackfillLaneMayWait() {
        Leg backfill = LEGS.get(2);
        for (int second = 0; second < 60; second += 10) {
            pipeline.saw(new Look(
                    NOON.plusSeconds(second),
                    Map.of(backfill, new LegLook(1, List.of(position(0, 0, 10, at(-3600))))),
                    Map.of()));
        }

        assertThat(pipeline.status().legs().get(2).ageSeconds()).isEqualTo(3650);
        assertThat(told).isEmpty();
    }

    @Test
    void lettersThatComeInRaiseAnAlarm() {
        for (int i = 0; i < 3; i++) {
            letters.add("news.articles-dlt", NOON.minusSeconds(60));
            letters.add("news.articles-parked", NOON.minusSeconds(60));
        }
        letters.add("news.articles-dlt", NOON.minus(Duration.ofHours(3)));
        see(0);
        see(10);

        assertThat(pipeline.status().alarms()).extracting(Alarm::subject).containsExactly("news.articles-dlt");
        assertThat(pipeline.status().letters().get(0))
                .isEqualTo(new LetterStatus("news.articles-dlt", 9, 3, 4, NOON.minusSeconds(60)));

        see(1_000);
        see(1_020);
        assertThat(pipeline.status().alarms()).isEmpty();
    }

    @Test
    void aSilentSourceRaisesAnAlarm() {
        source("quiet", Duration.ofMinutes(20), NOON.minus(Duration.ofHours(3)), 0);
        source("rare", Duration.ofDays(2), NOON.minus(Duration.ofHours(3)), 0);
        source("failing", Duration.ofMinutes(20), NOON.minus(Duration.ofMinutes(30)), 4);
        see(0);
        see(10);

        assertThat(pipeline.status().alarms())
                .extracting(Alarm::kind, Alarm::subject)
                .containsExactly(tuple(Alarm.Kind.SILENT, "quiet"));
        assertThat(pipeline.status().sources())
                .extracting(SourceStatus::id)
                .containsExactly("failing", "quiet", "rare");
        assertThat(pipeline.status().sourceCounts())
                .containsOnly(Map.entry("active", 2), Map.entry("failing", 1), Map.entry("silent", 1));

        sources.defined("quiet", null);
        see(20);
        assertThat(pipeline.status().alarms()).isEmpty();
    }

    @Test
    void knowsWhenItIsBlind() {
        see(0, position(0, 0, 10, at(-31)));
        see(10, position(0, 0, 10, at(-31)));
        pipeline.blind(NOON.plusSeconds(20), "no broker");
        pipeline.blind(NOON.plusSeconds(30), "no broker");

        assertThat(pipeline.status().problem()).isEqualTo("no broker");
        assertThat(pipeline.status().at()).isEqualTo(NOON.plusSeconds(10));
        assertThat(pipeline.status().alarms())
                .extracting(Alarm::kind)
                .containsExactly(Alarm.Kind.LATE, Alarm.Kind.BLIND);

        see(40, position(0, 10, 10, Oldest.NONE));
        assertThat(pipeline.status().problem()).isNull();
    }

    @Test
    void itsHistoryIsAnHourAtTheMost() {
        for (int second = 0; second < 3 * 3600; second += 5) {
            see(second, position(0, second, second + 1, Oldest.UNKNOWN));
        }

        assertThat(pipeline.status().history()).hasSize(240);
        LegStatus.History history = pipeline.status().legs().get(0).history();
        assertThat(history.lag()).hasSize(240).containsOnly(1L);
        assertThat(history.ageSeconds()).hasSize(240).containsOnly(-1.0);
        assertThat(history.processed()).hasSize(240);
    }

    @Test
    void showsTheSlowestInstance() {
        Position fast = new Position(
                0,
                1,
                1,
                Oldest.NONE,
                LatencyReport.of("at=1000 published-enriched=10/20/30").orElseThrow());
        Position slow = new Position(
                1,
                1,
                1,
                Oldest.NONE,
                LatencyReport.of("at=1010 published-enriched=5/200/300").orElseThrow());
        Position past = new Position(
                2,
                1,
                1,
                Oldest.NONE,
                LatencyReport.of("at=10 published-enriched=9/9999/9999").orElseThrow());
        see(0, fast, slow, past);

        assertThat(pipeline.status().legs().get(0).latency())
                .containsExactly(new StageLatency("published-enriched", Instant.ofEpochSecond(1010), 10, 200, 300));
    }

    private void see(int second, Position... positions) {
        Map<Leg, LegLook> legs = new HashMap<>();
        legs.put(ENRICHER, new LegLook(0, List.of(positions)));
        pipeline.saw(
                new Look(NOON.plusSeconds(second), legs, Map.of("news.articles-dlt", 9L, "news.articles-parked", 3L)));
    }

    private static Oldest at(int second) {
        return new Oldest(NOON.plusSeconds(second), true);
    }

    private static Position position(int partition, long committed, long end, Oldest oldest) {
        return new Position(partition, committed, end, oldest, LatencyReport.NONE);
    }

    private void source(String id, Duration habit, Instant changed, int failures) {
        String uri = "https://example.org/" + id;
        sources.defined(
                id,
                SourceDefinition.newBuilder()
                        .setSourceId(id)
                        .setUri(uri)
                        .setKind(SourceKind.FEED)
                        .setLane(Lane.LIVE)
                        .setOrigin(SourceOrigin.API)
                        .setCreatedAt(NOON)
                        .setChangedAt(NOON)
                        .build());
        sources.polled(
                id,
                SourcePolls.newBuilder()
                        .setSourceId(id)
                        .setUri(uri)
                        .setChanged(changed)
                        .setGapsMillis(List.of(habit.toMillis(), habit.toMillis()))
                        .setFailures(failures)
                        .setLast(LastPoll.newBuilder()
                                .setResult(failures > 0 ? PollResult.FAILED : PollResult.UNCHANGED)
                                .build())
                        .build());
    }
}
