package org.warta.replayer.reconcile.stream;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.Topic;
import org.warta.replayer.reconcile.Claim;
import org.warta.replayer.reconcile.Claim.Place;
import org.warta.replayer.reconcile.Tagging;
import org.warta.replayer.replay.CandidateRecord;
import org.warta.schemas.wire.UndecodableEventException;

/** Makes claims of records. */
final class Claims {
    private Claims() {}

    /**
     * What the record says about an article.
     *
     * @throws UndecodableEventException when it says nothing about any
     */
    static Claim of(CandidateRecord record, Place place) {
        Article article = record.article();
        if (article == null) {
            throw new UndecodableEventException("there is no value");
        }
        try {
            Enrichment enrichment = record.enrichment();
            return new Claim(
                    UUID.fromString(article.getId()),
                    article.getVersion(),
                    article.getPubStatus(),
                    article.getContentHash(),
                    enrichment == null ? null : tagging(enrichment),
                    place);
        } catch (IllegalArgumentException noUuid) {
            throw new UndecodableEventException("its article's id is no UUID: " + article.getId(), noUuid);
        }
    }

    private static Tagging tagging(Enrichment enrichment) {
        Set<String> topics = enrichment.getTopics().stream().map(Topic::getCode).collect(Collectors.toSet());
        Set<String> entities = enrichment.getEntities().stream()
                .map(entity -> entity.getType() + " " + entity.getName())
                .collect(Collectors.toSet());
        return new Tagging(
                enrichment.getEnrichedAt(),
                enrichment.getModel().getName() + " " + enrichment.getModel().getVersion(),
                topics,
                entities);
    }
}
