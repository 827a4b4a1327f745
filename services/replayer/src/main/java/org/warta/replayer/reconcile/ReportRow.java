package org.warta.replayer.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report: one record of the log.
 *
 * @param verdict how it compares with the store
 * @param reason why, in a few words
 * @param articleId of the article
 * @param version that the record has
 * @param status that the record says
 * @param topic of Kafka, where the record is
 * @param partition where the record is
 * @param offset where the record is
 * @param enrichedAt of the enrichment in the record; null when it has none
 * @param model of the enrichment in the record; null when it has none
 * @param storedVersion current in the store; null when nothing is stored
 * @param storedStatus likewise
 * @param storedEnrichedAt likewise
 * @param storedModel likewise
 * @param gainedTopics topics that the record has and the store has not; those and the following are empty unless both have
 *     an enrichment of the same version
 * @param lostTopics topics that the store has and the record has not
 * @param gainedEntities entities that the record has and the store has not
 * @param lostEntities entities that the store has and the record has not
 */
public record ReportRow(
        String verdict,
        String reason,
        UUID articleId,
        long version,
        String status,
        String topic,
        int partition,
        long offset,
        @Nullable Instant enrichedAt,
        @Nullable String model,
        @Nullable Long storedVersion,
        @Nullable String storedStatus,
        @Nullable Instant storedEnrichedAt,
        @Nullable String storedModel,
        List<String> gainedTopics,
        List<String> lostTopics,
        List<String> gainedEntities,
        List<String> lostEntities) {

    public static ReportRow of(Finding finding) {
        Claim claim = finding.claim();
        Tagging tagging = claim.tagging();
        Stored stored = finding.stored();
        Tagging storedTagging = stored == null ? null : stored.tagging();
        boolean comparable =
                tagging != null && stored != null && stored.version() == claim.version() && !claim.canceled();
        Set<String> topics = comparable && tagging != null ? tagging.topics() : Set.of();
        Set<String> entities = comparable && tagging != null ? tagging.entities() : Set.of();
        Set<String> storedTopics = comparable && storedTagging != null ? storedTagging.topics() : Set.of();
        Set<String> storedEntities = comparable && storedTagging != null ? storedTagging.entities() : Set.of();
        return new ReportRow(
                finding.verdict().label(),
                finding.reason(),
                claim.id(),
                claim.version(),
                claim.status().name(),
                claim.place().topic(),
                claim.place().partition(),
                claim.place().offset(),
                tagging == null ? null : tagging.enrichedAt(),
                tagging == null ? null : tagging.model(),
                stored == null ? null : stored.version(),
                stored == null ? null : stored.status().name(),
                storedTagging == null ? null : storedTagging.enrichedAt(),
                storedTagging == null ? null : storedTagging.model(),
                without(topics, storedTopics),
                without(storedTopics, topics),
                without(entities, storedEntities),
                without(storedEntities, entities));
    }

    private static List<String> without(Set<String> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).sorted().toList();
    }
}
