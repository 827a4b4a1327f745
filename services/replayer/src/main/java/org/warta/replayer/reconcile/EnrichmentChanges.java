package org.warta.replayer.reconcile;

import java.util.List;
import java.util.UUID;

/**
 * How the enrichments in the log differ from those in the store, over articles that are in both in the same version.
 *
 * @param articles how many were compared
 * @param unchanged in how many neither a topic nor an entity differs
 * @param models from which model to which, and in how many articles
 * @param topics media topics that differ, those that differ most first
 * @param entityTypes the same by type of entity, where an article counts once for each of its entities
 * @param entities the same by entity, as {@code PERSON Kartini}
 * @param entitiesUndercount by how much the counts of an entity may be too low, since no more are held than fit into a
 *     bounded memory; zero when they are exact
 */
public record EnrichmentChanges(
        long articles,
        long unchanged,
        List<ModelChange> models,
        List<Change> topics,
        List<Change> entityTypes,
        List<Change> entities,
        long entitiesUndercount) {

    /**
     * Articles that went from one model to another.
     *
     * @param stored name and version of the model in the store
     * @param log name and version of the model in the log
     * @param articles how many
     */
    public record ModelChange(String stored, String log, long articles) {}

    /**
     * What became of a topic or an entity.
     *
     * @param name code of the topic; type and name of the entity
     * @param kept articles that have it in the store and in the log
     * @param gained articles that have it in the log alone
     * @param lost articles that have it in the store alone
     * @param agreement of both, from 0 to 1: kept / (kept + gained + lost), known as the Jaccard index
     * @param gainedBy some of the articles that gained it
     * @param lostBy some of the articles that lost it
     */
    public record Change(
            String name, long kept, long gained, long lost, double agreement, List<UUID> gainedBy, List<UUID> lostBy) {}
}
