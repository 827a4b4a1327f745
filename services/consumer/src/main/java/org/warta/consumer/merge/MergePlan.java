package org.warta.consumer.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;

/**
 * What a batch of articles changes.
 *
 * @param current the articles that become current, one an id at most
 * @param history the versions that enter the history unless they are there, one an id and version
 * @param retractions article ids whose text goes, up to and including this version
 * @param outcomes what became of each article of the batch, in its order
 */
public record MergePlan(
        List<EnrichedArticle> current,
        List<ArticleVersion> history,
        Map<String, Long> retractions,
        List<Outcome> outcomes) {

    /**
     * Plans a batch.
     *
     * @param batch articles in order of arrival, several of one id among them perhaps
     * @param standing what the database holds, by article id; articles that it does not know are missing
     */
    public static MergePlan of(List<EnrichedArticle> batch, Map<String, Standing> standing) {
        Map<String, List<EnrichedArticle>> byId = new LinkedHashMap<>();
        for (EnrichedArticle arrival : batch) {
            byId.computeIfAbsent(arrival.getArticle().getId(), id -> new ArrayList<>())
                    .add(arrival);
        }
        Map<String, Long> retractions = new LinkedHashMap<>();
        Map<String, EnrichedArticle> winners = new LinkedHashMap<>();
        List<ArticleVersion> history = new ArrayList<>();
        byId.forEach((id, arrivals) -> {
            Standing before = standing.get(id);
            Long canceled = before == null ? null : before.canceledVersion();
            for (EnrichedArticle arrival : arrivals) {
                Precedence precedence = Precedence.of(arrival);
                if (precedence.canceled() && !covers(canceled, precedence.version())) {
                    canceled = precedence.version();
                    retractions.put(id, canceled);
                }
            }
            EnrichedArticle winner = winner(arrivals, before, canceled);
            if (winner != null) {
                winners.put(id, winner);
            }
            history.addAll(versions(arrivals, canceled));
        });
        return new MergePlan(List.copyOf(winners.values()), history, retractions, outcomes(batch, standing, winners));
    }

    private static @Nullable EnrichedArticle winner(
            List<EnrichedArticle> arrivals, @Nullable Standing before, @Nullable Long canceled) {
        EnrichedArticle best = null;
        Precedence highest = before == null ? null : before.precedence();
        for (EnrichedArticle arrival : arrivals) {
            Precedence precedence = Precedence.of(arrival);
            boolean retracted = !precedence.canceled() && covers(canceled, precedence.version());
            if (!retracted && (highest == null || precedence.compareTo(highest) > 0)) {
                best = arrival;
                highest = precedence;
            }
        }
        return best;
    }

    private static List<ArticleVersion> versions(List<EnrichedArticle> arrivals, @Nullable Long canceled) {
        Map<Long, EnrichedArticle> last = new TreeMap<>();
        for (EnrichedArticle arrival : arrivals) {
            last.merge(
                    arrival.getArticle().getVersion(),
                    arrival,
                    (a, b) -> Precedence.of(b).compareTo(Precedence.of(a)) > 0 ? b : a);
        }
        return last.values().stream()
                .map(EnrichedArticle::getArticle)
                .map(article -> new ArticleVersion(article, covers(canceled, article.getVersion())))
                .toList();
    }

    private static List<Outcome> outcomes(
            List<EnrichedArticle> batch, Map<String, Standing> standing, Map<String, EnrichedArticle> winners) {
        Set<Identity> seen = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>(batch.size());
        for (EnrichedArticle arrival : batch) {
            Article article = arrival.getArticle();
            Precedence precedence = Precedence.of(arrival);
            Standing before = standing.get(article.getId());
            EnrichedArticle winner = winners.get(article.getId());
            boolean known = before != null && before.precedence().equals(precedence);
            if (known || !seen.add(new Identity(article.getId(), precedence))) {
                outcomes.add(Outcome.DUPLICATE);
            } else if (winner != null && Precedence.of(winner).equals(precedence)) {
                outcomes.add(precedence.canceled() ? Outcome.CANCELED : Outcome.STORED);
            } else {
                outcomes.add(Outcome.OUTDATED);
            }
        }
        return outcomes;
    }

    private static boolean covers(@Nullable Long canceled, long version) {
        return canceled != null && version <= canceled;
    }

    private record Identity(String id, Precedence precedence) {}
}
