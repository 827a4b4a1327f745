package org.warta.consumer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.consumer.Samples.canceled;
import static org.warta.consumer.Samples.id;
import static org.warta.consumer.Samples.usable;
import static org.warta.consumer.merge.Outcome.CANCELED;
import static org.warta.consumer.merge.Outcome.DUPLICATE;
import static org.warta.consumer.merge.Outcome.OUTDATED;
import static org.warta.consumer.merge.Outcome.STORED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.warta.event.EnrichedArticle;

class MergePlanTest {
    private static final String URI = "https://example.org/a";

    @Test
    void lastByVersionThenEnrichmentWinsInsideABatch() {
        EnrichedArticle first = usable(URI, 1, 9, "first");
        EnrichedArticle second = usable(URI, 2, 1, "second");
        EnrichedArticle again = usable(URI, 2, 5, "second");

        MergePlan plan = plan(again, first, second);

        assertThat(plan.current()).containsExactly(again);
        assertThat(plan.outcomes()).containsExactly(STORED, OUTDATED, OUTDATED);
        assertThat(plan.history())
                .containsExactly(
                        new ArticleVersion(first.getArticle(), false), new ArticleVersion(again.getArticle(), false));
    }

    @Test
    void sameArticleTwiceInABatchIsADuplicate() {
        MergePlan plan = plan(usable(URI, 1, 1, "a"), usable(URI, 1, 1, "a"));

        assertThat(plan.current()).hasSize(1);
        assertThat(plan.outcomes()).containsExactly(STORED, DUPLICATE);
        assertThat(plan.history()).hasSize(1);
    }

    @Test
    void redeliveryChangesNothing() {
        EnrichedArticle article = usable(URI, 1, 1, "a");

        MergePlan plan = MergePlan.of(List.of(article), Map.of(id(URI), new Standing(Precedence.of(article), null)));

        assertThat(plan.current()).isEmpty();
        assertThat(plan.outcomes()).containsExactly(DUPLICATE);
    }

    @Test
    void olderVersionEntersTheHistoryOnly() {
        Standing newer = new Standing(Precedence.of(usable(URI, 2, 1, "b")), null);
        EnrichedArticle older = usable(URI, 1, 9, "a");

        MergePlan plan = MergePlan.of(List.of(older), Map.of(id(URI), newer));

        assertThat(plan.current()).isEmpty();
        assertThat(plan.outcomes()).containsExactly(OUTDATED);
        assertThat(plan.history()).containsExactly(new ArticleVersion(older.getArticle(), false));
    }

    @Test
    void laterEnrichmentOfTheSameVersionWins() {
        Standing before = new Standing(Precedence.of(usable(URI, 2, 1, "b")), null);
        EnrichedArticle again = usable(URI, 2, 2, "b");

        assertThat(MergePlan.of(List.of(again), Map.of(id(URI), before)).current())
                .containsExactly(again);
    }

    @Test
    void cancellationRetractsItsVersionAndOlderOnes() {
        EnrichedArticle text = usable(URI, 1, 1, "a");
        EnrichedArticle gone = canceled(URI, 2, 2);

        MergePlan plan = plan(text, gone);

        assertThat(plan.current()).containsExactly(gone);
        assertThat(plan.outcomes()).containsExactly(OUTDATED, CANCELED);
        assertThat(plan.retractions()).containsExactly(Map.entry(id(URI), 2L));
        assertThat(plan.history()).allMatch(ArticleVersion::retracted);
    }

    @Test
    void cancellationWinsOverTheSameVersionEnrichedLater() {
        EnrichedArticle gone = canceled(URI, 1, 1);

        assertThat(plan(usable(URI, 1, 9, "a"), gone).current()).containsExactly(gone);
        Standing canceled = new Standing(Precedence.of(gone), 1L);
        assertThat(MergePlan.of(List.of(usable(URI, 1, 9, "a")), Map.of(id(URI), canceled))
                        .current())
                .isEmpty();
    }

    @Test
    void textOlderThanACancellationNeverComesBack() {
        Standing canceled = new Standing(Precedence.of(canceled(URI, 3, 1)), 3L);

        MergePlan plan = MergePlan.of(List.of(usable(URI, 2, 9, "a")), Map.of(id(URI), canceled));

        assertThat(plan.current()).isEmpty();
        assertThat(plan.history()).allMatch(ArticleVersion::retracted);
    }

    @Test
    void versionNewerThanACancellationIsStored() {
        Standing canceled = new Standing(Precedence.of(canceled(URI, 3, 1)), 3L);
        EnrichedArticle back = usable(URI, 4, 9, "a");

        MergePlan plan = MergePlan.of(List.of(back, usable(URI, 2, 1, "old")), Map.of(id(URI), canceled));

        assertThat(plan.current()).containsExactly(back);
        assertThat(plan.history()).extracting(ArticleVersion::retracted).containsExactly(true, false);
    }

    @Test
    void lateCancellationOfAnOlderVersionRetractsThatOneOnly() {
        Standing newer = new Standing(Precedence.of(usable(URI, 3, 1, "c")), null);

        MergePlan plan = MergePlan.of(List.of(canceled(URI, 2, 9)), Map.of(id(URI), newer));

        assertThat(plan.current()).isEmpty();
        assertThat(plan.outcomes()).containsExactly(OUTDATED);
        assertThat(plan.retractions()).containsExactly(Map.entry(id(URI), 2L));
    }

    private static MergePlan plan(EnrichedArticle... batch) {
        return MergePlan.of(List.of(batch), Map.of());
    }
}
