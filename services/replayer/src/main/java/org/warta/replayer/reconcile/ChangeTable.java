package org.warta.replayer.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts, by name, in how many articles an enrichment keeps, gains and loses something. Bounded: when more names come than
 * there is room for, the rarer half goes, and each count may then be too low, by at most {@link #undercount()}.
 */
final class ChangeTable {
    /** Articles that are named for each gain and loss: enough to look at, from the beginning of the range. */
    static final int SAMPLES = 5;

    private final int capacity;
    private final Map<String, Counts> byName = new HashMap<>();
    private long undercount;

    /** @param capacity most names that are held at once */
    ChangeTable(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Counts one more article that has the name before, after or both.
     *
     * @param before whether it has it before
     * @param after whether it has it after; of before and after at least one is true
     */
    void add(String name, UUID article, boolean before, boolean after) {
        Counts counts = byName.computeIfAbsent(name, any -> new Counts());
        if (before && after) {
            counts.kept++;
        } else if (after) {
            counts.gained++;
            sample(counts.gainedBy, article);
        } else {
            counts.lost++;
            sample(counts.lostBy, article);
        }
        if (byName.size() > capacity) {
            makeRoom();
        }
    }

    /** By how much a count may be too low; zero when the table is exact. */
    long undercount() {
        return undercount;
    }

    /** The names that changed, those that changed most first. */
    List<EnrichmentChanges.Change> changed(int limit) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().changes() > 0)
                .sorted(Comparator.<Map.Entry<String, Counts>>comparingLong(
                                entry -> -entry.getValue().changes())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList();
    }

    private void makeRoom() {
        List<Map.Entry<String, Counts>> least = new ArrayList<>(byName.entrySet());
        least.sort(Comparator.comparingLong(entry -> entry.getValue().total()));
        List<Map.Entry<String, Counts>> going = least.subList(0, byName.size() - capacity / 2);
        undercount += going.get(going.size() - 1).getValue().total();
        going.forEach(entry -> byName.remove(entry.getKey()));
    }

    private static void sample(List<UUID> samples, UUID article) {
        if (samples.size() < SAMPLES) {
            samples.add(article);
        }
    }

    private static final class Counts {
        private long kept;
        private long gained;
        private long lost;
        private final List<UUID> gainedBy = new ArrayList<>(0);
        private final List<UUID> lostBy = new ArrayList<>(0);

        private long changes() {
            return gained + lost;
        }

        private long total() {
            return kept + changes();
        }

        private EnrichmentChanges.Change named(String name) {
            return new EnrichmentChanges.Change(
                    name, kept, gained, lost, (double) kept / total(), List.copyOf(gainedBy), List.copyOf(lostBy));
        }
    }
}
