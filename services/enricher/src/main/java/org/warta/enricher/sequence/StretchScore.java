package org.warta.enricher.sequence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Strict scores: a stretch counts as found when both its ends and its type are right, as in CoNLL-2003. Not for use by
 * many threads.
 */
public final class StretchScore {
    private final Map<String, Count> counts = new TreeMap<>();

    /** Stretches that are right, given though wrong, and missed. */
    public static final class Count {
        private int right;
        private int wrong;
        private int missed;

        /** Share of the given ones that are right; 0 when none is given. */
        public double precision() {
            return share(right, right + wrong);
        }

        /** Share of the expected ones that are given; 0 when none is expected. */
        public double recall() {
            return share(right, right + missed);
        }

        /** Harmonic mean of precision and recall. */
        public double f1() {
            return share(2 * right, 2 * right + wrong + missed);
        }

        /** How many were expected. */
        public int expected() {
            return right + missed;
        }

        private static double share(int part, int all) {
            return all == 0 ? 0 : part / (double) all;
        }
    }

    /** Takes in one sentence. */
    public void add(List<Stretch> expected, List<Stretch> given) {
        Set<Stretch> wanted = new HashSet<>(expected);
        for (Stretch stretch : given) {
            Count count = of(stretch.type());
            if (wanted.remove(stretch)) {
                count.right++;
            } else {
                count.wrong++;
            }
        }
        wanted.forEach(stretch -> of(stretch.type()).missed++);
    }

    private Count of(String type) {
        return counts.computeIfAbsent(type, t -> new Count());
    }

    /** By type, in order. */
    public Map<String, Count> types() {
        return counts;
    }

    /** All types together. */
    public Count micro() {
        Count all = new Count();
        for (Count count : counts.values()) {
            all.right += count.right;
            all.wrong += count.wrong;
            all.missed += count.missed;
        }
        return all;
    }

    /** Mean of the F1 of all types that are expected anywhere. */
    public double macroF1() {
        return counts.values().stream()
                .filter(count -> count.expected() > 0)
                .mapToDouble(Count::f1)
                .average()
                .orElse(0);
    }
}
