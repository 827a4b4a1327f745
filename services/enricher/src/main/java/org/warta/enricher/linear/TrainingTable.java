package org.warta.enricher.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The examples as numbers: for each its features with their values, and which labels apply. */
final class TrainingTable {
    private final int[] hashes;
    private final byte[] groups;
    private final float[] rarities;
    private final int[][] rows;
    private final float[][] values;
    private final boolean[][] applies;

    /** A feature seen in training. */
    private static final class Seen {
        private final int hash;
        private final int group;
        private int texts;
        private int last = -1;

        Seen(int hash, int group) {
            this.hash = hash;
            this.group = group;
        }
    }

    private TrainingTable(List<Seen> kept, List<Example> examples, List<String> labels, FeatureSettings settings) {
        int size = kept.size();
        hashes = new int[size];
        groups = new byte[size];
        rarities = new float[size];
        for (int row = 0; row < size; row++) {
            Seen seen = kept.get(row);
            hashes[row] = seen.hash;
            groups[row] = (byte) seen.group;
            rarities[row] = (float) (1 + Math.log((1.0 + examples.size()) / (1.0 + seen.texts)));
        }
        rows = new int[examples.size()][];
        values = new float[examples.size()][];
        applies = new boolean[examples.size()][labels.size()];
        Counts counts = new Counts(settings, new FeatureTable(hashes));
        double[] factors = new double[FeatureGroup.COUNT];
        for (int i = 0; i < rows.length; i++) {
            counts.read(examples.get(i).text());
            Weighting.factors(counts, groups, rarities, settings, factors);
            rows[i] = new int[counts.size()];
            values[i] = new float[counts.size()];
            for (int j = 0; j < counts.size(); j++) {
                int row = counts.row(j);
                rows[i][j] = row;
                values[i][j] = (float) (Weighting.ofCount(counts.count(row)) * rarities[row] * factors[groups[row]]);
            }
            for (int label = 0; label < labels.size(); label++) {
                applies[i][label] = examples.get(i).labels().contains(labels.get(label));
            }
        }
    }

    static TrainingTable of(List<Example> examples, List<String> labels, TrainingSettings settings) {
        Map<Integer, Seen> vocabulary = new HashMap<>();
        FeatureReader reader = new FeatureReader(settings.features());
        for (int i = 0; i < examples.size(); i++) {
            int text = i;
            reader.read(examples.get(i).text(), (hash, group, start, end) -> {
                Seen seen = vocabulary.computeIfAbsent(hash, key -> new Seen(hash, group));
                if (seen.last != text) {
                    seen.last = text;
                    seen.texts++;
                }
            });
        }
        List<Seen> kept = new ArrayList<>();
        for (Seen seen : vocabulary.values()) {
            if (seen.texts >= settings.leastTexts()) {
                kept.add(seen);
            }
        }
        kept.sort(Comparator.comparingInt((Seen seen) -> -seen.texts).thenComparingInt(seen -> seen.hash));
        return new TrainingTable(
                kept.subList(0, Math.min(kept.size(), settings.mostFeatures())), examples, labels, settings.features());
    }

    int features() {
        return hashes.length;
    }

    int examples() {
        return rows.length;
    }

    int[] rows(int example) {
        return rows[example];
    }

    float[] values(int example) {
        return values[example];
    }

    boolean applies(int example, int label) {
        return applies[example][label];
    }

    int[] hashes() {
        return hashes.clone();
    }

    byte[] groups() {
        return groups.clone();
    }

    float[] rarities() {
        return rarities.clone();
    }
}
