package org.warta.replayer.reconcile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.reconcile.EnrichmentChanges.ModelChange;

/** Gathers {@link EnrichmentChanges}. For one thread. */
final class EnrichmentComparison {
    private static final int TOPICS = 2_000; // the IPTC has some 1,200
    private static final int ENTITIES = 20_000;
    private static final int ENTITIES_SHOWN = 500;

    private final ChangeTable topics = new ChangeTable(TOPICS);
    private final ChangeTable entities;
    private final ChangeTable types = new ChangeTable(TOPICS);
    private final Map<ModelPair, Long> models = new HashMap<>();
    private long articles;
    private long unchanged;

    EnrichmentComparison() {
        this(ENTITIES);
    }

    EnrichmentComparison(int mostEntities) {
        entities = new ChangeTable(mostEntities);
    }

    /** Takes note of an article, unless there are not two enrichments of one and the same version to compare. */
    void add(Finding finding) {
        Claim claim = finding.claim();
        Stored stored = finding.stored();
        Tagging after = claim.tagging();
        if (stored == null || after == null || claim.version() != stored.version() || claim.canceled()) {
            return;
        }
        Tagging before = stored.tagging();
        articles++;
        unchanged += after.findsTheSameAs(before) ? 1 : 0;
        models.merge(new ModelPair(before.model(), after.model()), 1L, Long::sum);
        UUID id = claim.id();
        union(before.topics(), after.topics())
                .forEach(topic -> topics.add(
                        topic,
                        id,
                        before.topics().contains(topic),
                        after.topics().contains(topic)));
        for (String entity : union(before.entities(), after.entities())) {
            boolean had = before.entities().contains(entity);
            boolean has = after.entities().contains(entity);
            entities.add(entity, id, had, has);
            types.add(Tagging.typeOf(entity), id, had, has);
        }
    }

    /** What differs; null when nothing was compared. */
    @Nullable
    EnrichmentChanges changes() {
        if (articles == 0) {
            return null;
        }
        return new EnrichmentChanges(
                articles,
                unchanged,
                models.entrySet().stream()
                        .map(entry -> new ModelChange(
                                entry.getKey().stored(), entry.getKey().log(), entry.getValue()))
                        .sorted(Comparator.comparingLong(ModelChange::articles).reversed())
                        .toList(),
                topics.changed(TOPICS),
                types.changed(TOPICS),
                entities.changed(ENTITIES_SHOWN),
                entities.undercount());
    }

    private static Set<String> union(Set<String> before, Set<String> after) {
        Set<String> all = new HashSet<>(before);
        all.addAll(after);
        return all;
    }

    private record ModelPair(String stored, String log) {}
}
