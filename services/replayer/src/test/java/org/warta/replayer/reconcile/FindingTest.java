package org.warta.replayer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warta.replayer.reconcile.Expectation.NOTHING_SENT;
import static org.warta.replayer.reconcile.Facts.ID;
import static org.warta.replayer.reconcile.Facts.NOON;
import static org.warta.replayer.reconcile.Facts.claim;
import static org.warta.replayer.reconcile.Facts.stored;
import static org.warta.replayer.reconcile.Facts.tagging;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warta.event.PubStatus;
import org.warta.replayer.reconcile.Expectation.Delivery;

class FindingTest {
    private static final Expectation REPLAYED = new Expectation(Delivery.DONE, NOON, false);
    private static final Expectation ON_ITS_WAY = new Expectation(Delivery.UNDERWAY, NOON, false);
    private static final Expectation ENRICHED_ANEW = new Expectation(Delivery.DONE, NOON, true);
    private static final Claim SECOND = claim(2, PubStatus.USABLE, tagging(-60));

    @Test
    void whatIsNotStoredIsNewUntilItWasSentAndLostOnceThatWasRead() {
        assertThat(verdict(SECOND, null, NOTHING_SENT)).isEqualTo(Verdict.NEW);
        assertThat(verdict(SECOND, null, Expectation.live(false))).isEqualTo(Verdict.NEW);
        assertThat(verdict(SECOND, null, ON_ITS_WAY)).isEqualTo(Verdict.WAITING);
        assertThat(verdict(SECOND, null, REPLAYED)).isEqualTo(Verdict.LOST);
        assertThat(verdict(SECOND, null, Expectation.live(true))).isEqualTo(Verdict.LOST);
    }

    @Test
    void anEarlierVersionInTheStoreIsNoProofThatThisOneArrived() {
        Stored first = stored(claim(1, PubStatus.USABLE, tagging(-90)), -90, -90);

        assertThat(verdict(SECOND, first, NOTHING_SENT)).isEqualTo(Verdict.CHANGED);
        assertThat(verdict(SECOND, first, ON_ITS_WAY)).isEqualTo(Verdict.WAITING);
        assertThat(verdict(SECOND, first, REPLAYED)).isEqualTo(Verdict.LOST);
    }

    @Test
    void aLaterVersionInTheStoreSupersedes() {
        Stored third = stored(claim(3, PubStatus.USABLE, tagging(-90)), 1, 1);
        for (Expectation expected : new Expectation[] {NOTHING_SENT, ON_ITS_WAY, REPLAYED, ENRICHED_ANEW}) {
            assertThat(verdict(SECOND, third, expected)).isEqualTo(Verdict.SUPERSEDED);
        }
    }

    @Test
    void atTheSameVersionACancellationWinsAndThenTheLaterEnrichment() {
        Claim canceled = claim(2, PubStatus.CANCELED, tagging(-90, Set.of(), Set.of()));
        Claim enrichedLater = claim(2, PubStatus.USABLE, tagging(5));

        assertThat(verdict(SECOND, stored(canceled, 0, 0), REPLAYED)).isEqualTo(Verdict.SUPERSEDED);
        assertThat(verdict(canceled, stored(SECOND, 0, 0), REPLAYED)).isEqualTo(Verdict.LOST);
        assertThat(verdict(SECOND, stored(enrichedLater, 0, 0), REPLAYED)).isEqualTo(Verdict.SUPERSEDED);
        assertThat(verdict(enrichedLater, stored(SECOND, 0, 0), NOTHING_SENT)).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void sameVersionWithOtherContentIsNotTheSame() {
        Stored other = stored(claim(ID, 2, PubStatus.USABLE, "b".repeat(64), tagging(-60)), -9, -9);

        assertThat(Finding.of(SECOND, other, NOTHING_SENT))
                .extracting(Finding::verdict, Finding::reason)
                .containsExactly(Verdict.CHANGED, "stored with other content");
        assertThat(verdict(SECOND, other, REPLAYED)).isEqualTo(Verdict.LOST);
    }

    @Test
    void sameEnrichmentTimeWithOtherTagsIsNotTheSame() {
        Stored other = stored(claim(2, PubStatus.USABLE, tagging(-60, Set.of(), Set.of("PLACE Bandung"))), -9, -9);

        assertThat(verdict(SECOND, other, NOTHING_SENT)).isEqualTo(Verdict.CHANGED);
        assertThat(verdict(SECOND, other, REPLAYED)).isEqualTo(Verdict.LOST);
    }

    @Test
    void afterAReplayTheTimesOfStoringTellNewFromChangedFromSame() {
        assertThat(verdict(SECOND, stored(SECOND, 10, 10), REPLAYED)).isEqualTo(Verdict.NEW);
        assertThat(verdict(SECOND, stored(SECOND, 0, 0), REPLAYED)).isEqualTo(Verdict.NEW);
        assertThat(verdict(SECOND, stored(SECOND, 10, -1), REPLAYED)).isEqualTo(Verdict.CHANGED);
        assertThat(verdict(SECOND, stored(SECOND, -1, -1), REPLAYED)).isEqualTo(Verdict.SAME);
        assertThat(verdict(SECOND, stored(SECOND, 10, 10), NOTHING_SENT)).isEqualTo(Verdict.SAME);
    }

    @Test
    void anArticleThatWasSentToBeEnrichedAnewIsLostUntilItIs() {
        Claim article = claim(2, PubStatus.USABLE, null);
        Stored before = stored(claim(2, PubStatus.USABLE, tagging(-60)), -59, -59);
        Stored after = stored(claim(2, PubStatus.USABLE, tagging(60)), 61, -59);

        assertThat(verdict(article, before, ENRICHED_ANEW)).isEqualTo(Verdict.LOST);
        assertThat(verdict(article, before, new Expectation(Delivery.UNDERWAY, NOON, true)))
                .isEqualTo(Verdict.WAITING);
        assertThat(verdict(article, after, ENRICHED_ANEW)).isEqualTo(Verdict.CHANGED);
        assertThat(verdict(article, before, NOTHING_SENT)).isEqualTo(Verdict.SAME);
    }

    @Test
    void enrichmentsAreExpectedAnewSinceSomeTime() {
        assertThatThrownBy(() -> new Expectation(Delivery.DONE, null, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatTheStoreTookFromTheRecordIsNeverLost(
            @ForAll @IntRange(min = 1, max = 3) int version,
            @ForAll PubStatus status,
            @ForAll @IntRange(min = -2, max = 2) int enriched,
            @ForAll @IntRange(min = -2, max = 2) int stored,
            @ForAll Delivery delivery) {
        Claim claim = claim(version, status, tagging(enriched));

        Verdict verdict = verdict(claim, stored(claim, stored, stored), new Expectation(delivery, NOON, false));

        assertThat(verdict).isIn(Verdict.SAME, Verdict.NEW);
        assertThat(verdict == Verdict.NEW).isEqualTo(delivery != Delivery.NONE && stored >= 0);
    }

    @Property
    void ofTwoRecordsOfOneArticleTheStoreSupersedesOneAtMost(
            @ForAll @IntRange(min = 1, max = 2) int version,
            @ForAll boolean canceled,
            @ForAll @IntRange(min = 0, max = 1) int enriched,
            @ForAll @IntRange(min = 1, max = 2) int otherVersion,
            @ForAll boolean otherCanceled,
            @ForAll @IntRange(min = 0, max = 1) int otherEnriched) {
        Claim one = claim(version, canceled ? PubStatus.CANCELED : PubStatus.USABLE, tagging(enriched));
        Claim other =
                claim(otherVersion, otherCanceled ? PubStatus.CANCELED : PubStatus.USABLE, tagging(otherEnriched));

        Verdict forward = verdict(one, stored(other, -1, -1), REPLAYED);
        Verdict backward = verdict(other, stored(one, -1, -1), REPLAYED);

        if (one.equals(other)) {
            assertThat(forward).isEqualTo(backward).isEqualTo(Verdict.SAME);
        } else {
            assertThat(Set.of(forward, backward)).isEqualTo(Set.of(Verdict.SUPERSEDED, Verdict.LOST));
        }
    }

    private static Verdict verdict(Claim claim, @Nullable Stored stored, Expectation expected) {
        return Finding.of(claim, stored, expected).verdict();
    }
}
