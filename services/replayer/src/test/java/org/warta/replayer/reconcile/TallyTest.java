package org.warta.replayer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.warta.replayer.reconcile.Expectation.NOTHING_SENT;
import static org.warta.replayer.reconcile.Facts.HASH;
import static org.warta.replayer.reconcile.Facts.claim;
import static org.warta.replayer.reconcile.Facts.stored;
import static org.warta.replayer.reconcile.Facts.tagging;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warta.event.PubStatus;
import org.warta.replayer.reconcile.EnrichmentChanges.Change;

class TallyTest {
    private static final String POLITICS = "medtop:11000000";
    private static final String SPORT = "medtop:15000000";

    @Test
    void countsEveryVerdictEvenThoseThatNothingGot() {
        Tally tally = new Tally();
        Claim claim = claim(1, PubStatus.USABLE, null);
        tally.add(Finding.of(claim, null, NOTHING_SENT));
        tally.add(Finding.of(claim, null, Expectation.live(true)));
        tally.add(Finding.of(claim, stored(claim, 0, 0), NOTHING_SENT));
        tally.addUndecodable();

        Summary summary = tally.summary();

        assertThat(summary.records()).isEqualTo(3);
        assertThat(summary.undecodable()).isOne();
        assertThat(summary.verdicts())
                .containsExactly(
                        entry("new", 1L),
                        entry("same", 1L),
                        entry("changed", 0L),
                        entry("superseded", 0L),
                        entry("waiting", 0L),
                        entry("lost", 1L));
        assertThat(summary.lost()).extracting(ReportRow::reason).containsExactly("not stored");
        assertThat(summary.enrichment()).isNull();
    }

    @Test
    void tellsWhatAnotherModelFindsByTopicTypeAndEntity() {
        Tally tally = new Tally();
        for (int i = 0; i < 8; i++) {
            compare(tally, i, Set.of(POLITICS), Set.of("PERSON Kartini"), Set.of(POLITICS), Set.of("PERSON Kartini"));
        }
        compare(tally, 8, Set.of(POLITICS), Set.of("PLACE Bali"), Set.of(SPORT), Set.of("PERSON Kartini"));
        compare(tally, 9, Set.of(), Set.of("PERSON Kartini"), Set.of(POLITICS), Set.of());

        EnrichmentChanges changes = Objects.requireNonNull(tally.summary().enrichment());

        assertThat(changes.articles()).isEqualTo(10);
        assertThat(changes.unchanged()).isEqualTo(8);
        assertThat(changes.models())
                .containsExactly(new EnrichmentChanges.ModelChange("warta-tagger 1", "warta-tagger 2", 10));
        assertThat(changes.topics())
                .extracting(Change::name, Change::kept, Change::gained, Change::lost, Change::agreement)
                .containsExactly(tuple(POLITICS, 8L, 1L, 1L, 0.8), tuple(SPORT, 0L, 1L, 0L, 0.0));
        assertThat(changes.topics().get(0).gainedBy()).containsExactly(new UUID(0, 9));
        assertThat(changes.topics().get(0).lostBy()).containsExactly(new UUID(0, 8));
        assertThat(changes.entityTypes())
                .extracting(Change::name, Change::kept, Change::gained, Change::lost)
                .containsExactly(tuple("PERSON", 8L, 1L, 1L), tuple("PLACE", 0L, 0L, 1L));
        assertThat(changes.entities())
                .extracting(Change::name, Change::gained, Change::lost)
                .containsExactly(tuple("PERSON Kartini", 1L, 1L), tuple("PLACE Bali", 0L, 1L));
        assertThat(changes.entitiesUndercount()).isZero();
    }

    @Test
    void comparesNoEnrichmentsOfDifferentVersions() {
        Tally tally = new Tally();
        Claim second = claim(2, PubStatus.USABLE, tagging(5));
        tally.add(Finding.of(second, stored(claim(1, PubStatus.USABLE, tagging(0)), 0, 0), NOTHING_SENT));

        assertThat(tally.summary().enrichment()).isNull();
    }

    @Test
    void whatChangesMostIsFoundAmongMoreEntitiesThanThereIsRoomFor() {
        EnrichmentComparison comparison = new EnrichmentComparison(100);
        int articles = 10_000;
        for (int i = 0; i < articles; i++) {
            Set<String> entities = i % 10 == 0 ? Set.of("PERSON P" + i, "PLACE Bali") : Set.of("PERSON P" + i);
            comparison.add(finding(i, Set.of(), Set.of(), Set.of(), entities));
        }

        EnrichmentChanges changes = Objects.requireNonNull(comparison.changes());

        assertThat(changes.entities()).hasSizeLessThanOrEqualTo(100);
        Change most = changes.entities().get(0);
        assertThat(most.name()).isEqualTo("PLACE Bali");
        assertThat(most.gained()).isBetween(1000 - changes.entitiesUndercount(), 1000L);
        assertThat(most.gainedBy()).hasSize(ChangeTable.SAMPLES);
        assertThat(changes.entitiesUndercount()).isPositive();
        assertThat(changes.entityTypes())
                .extracting(Change::name, Change::gained)
                .containsExactly(tuple("PERSON", 10_000L), tuple("PLACE", 1_000L));
    }

    private static void compare(
            Tally tally,
            int article,
            Set<String> topics,
            Set<String> entities,
            Set<String> newTopics,
            Set<String> newEntities) {
        tally.add(finding(article, topics, entities, newTopics, newEntities));
    }

    private static Finding finding(
            int article, Set<String> topics, Set<String> entities, Set<String> newTopics, Set<String> newEntities) {
        UUID id = new UUID(0, article);
        Tagging anew = new Tagging(Facts.NOON.plusSeconds(9), "warta-tagger 2", newTopics, newEntities);
        Stored stored = stored(claim(1, PubStatus.USABLE, tagging(0, topics, entities)), 0, 0);
        return Finding.of(claim(id, 1, PubStatus.USABLE, HASH, anew), stored, NOTHING_SENT);
    }
}
