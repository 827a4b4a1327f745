package org.warta.enricher.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The labels of words in IOB2 (Ramshaw and Marcus, 1995; Tjong Kim Sang, 1999): {@code O} outside, {@code B-X} at the
 * beginning of a stretch of type X, {@code I-X} inside it. Label 0 is {@code O}; then come {@code B-X} and {@code I-X} of
 * each type in order.
 */
public record LabelScheme(List<String> types) {
    static final int OUTSIDE = 0;

    /** The types in order. */
    public LabelScheme {
        types = List.copyOf(new TreeSet<>(types));
    }

    int size() {
        return 1 + 2 * types.size();
    }

    int begin(int type) {
        return 1 + 2 * type;
    }

    int inside(int type) {
        return 2 + 2 * type;
    }

    static boolean isBegin(int label) {
        return label % 2 == 1;
    }

    static int type(int label) {
        return (label - 1) / 2;
    }

    /** Whether {@code label} may stand behind {@code before}: inside only goes on with what has begun. */
    static boolean follows(int before, int label) {
        boolean goesOn = label != OUTSIDE && !isBegin(label);
        return !goesOn || (before != OUTSIDE && type(before) == type(label));
    }

    /** The labels of {@code length} words with these stretches, which do not overlap. */
    int[] labels(int length, List<Stretch> stretches) {
        int[] labels = new int[length];
        for (Stretch stretch : stretches) {
            int type = types.indexOf(stretch.type());
            labels[stretch.from()] = begin(type);
            for (int i = stretch.from() + 1; i < stretch.to(); i++) {
                labels[i] = inside(type);
            }
        }
        return labels;
    }

    /** The stretches that the first {@code length} labels make. */
    List<Stretch> stretches(int[] labels, int length) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= length; i++) {
            boolean goesOn = i < length && labels[i] != OUTSIDE && !isBegin(labels[i]);
            if (!goesOn) {
                if (labels[from] != OUTSIDE) {
                    stretches.add(new Stretch(from, i, types.get(type(labels[from]))));
                }
                from = i;
            }
        }
        return stretches;
    }
}
