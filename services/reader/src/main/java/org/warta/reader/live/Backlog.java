package org.warta.reader.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.warta.reader.article.Standing;

/**
 * Records that wait until the store has them, in the order of their partitions. One that the store will never have, since
 * the consumer refused it, is known by a later one of the same partition that the store has.
 */
public final class Backlog {
    private final Map<Integer, Deque<Signal>> partitions = new TreeMap<>();

    public void add(Signal signal) {
        partitions
                .computeIfAbsent(signal.partition(), partition -> new ArrayDeque<>())
                .add(signal);
    }

    public boolean isEmpty() {
        return partitions.isEmpty();
    }

    /** How many records of this partition wait. */
    public int waiting(int partition) {
        Deque<Signal> waiting = partitions.get(partition);
        return waiting == null ? 0 : waiting.size();
    }

    /** Ids of the articles that are waited for. */
    public Set<UUID> articles() {
        Set<UUID> ids = new HashSet<>();
        partitions.values().forEach(waiting -> waiting.forEach(signal -> ids.add(signal.id())));
        return ids;
    }

    /**
     * Takes what need not wait any longer: of each partition everything up to the last record that is known to have been
     * stored, or at least dealt with.
     *
     * @param standings what the store has of these articles; without those that it does not have
     */
    public List<Signal> take(Map<UUID, Standing> standings) {
        List<Signal> taken = new ArrayList<>();
        for (Deque<Signal> waiting : partitions.values()) {
            int settled = settled(waiting, standings);
            for (int i = 0; i < settled; i++) {
                taken.add(waiting.remove());
            }
        }
        partitions.values().removeIf(Deque::isEmpty);
        return taken;
    }

    /** How many records from the first on are dealt with. */
    private static int settled(Deque<Signal> waiting, Map<UUID, Standing> standings) {
        int settled = 0;
        int position = 0;
        boolean gapless = true;
        for (Signal signal : waiting) {
            position++;
            Standing standing = standings.get(signal.id());
            gapless &= signal.isStoredBy(standing);
            if (gapless || signal.isCurrentBy(standing)) {
                settled = position;
            }
        }
        return settled;
    }
}
