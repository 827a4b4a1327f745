package org.warta.enricher.linear;

/**
 * The value of a feature in a text: repeating it counts less each time, rare ones count more (tf-idf), and each group
 * has the same length in all texts.
 */
final class Weighting {
    private static final int TABULATED = 64;
    private static final float[] SUBLINEAR = new float[TABULATED];

    static {
        for (int count = 1; count < TABULATED; count++) {
            SUBLINEAR[count] = (float) (1 + Math.log(count));
        }
    }

    private Weighting() {}

    static float ofCount(int count) {
        return count < TABULATED ? SUBLINEAR[count] : (float) (1 + Math.log(count));
    }

    /** Writes for each group the factor that brings its values to their weight in the model. */
    static void factors(Counts counts, byte[] groups, float[] rarities, FeatureSettings settings, double[] factors) {
        for (int group = 0; group < FeatureGroup.COUNT; group++) {
            factors[group] = 0;
        }
        for (int i = 0; i < counts.size(); i++) {
            int row = counts.row(i);
            double value = ofCount(counts.count(row)) * (double) rarities[row];
            factors[groups[row]] += value * value;
        }
        for (FeatureGroup group : FeatureGroup.values()) {
            double squares = factors[group.code];
            factors[group.code] = squares == 0 ? 0 : settings.weight(group) / Math.sqrt(squares);
        }
    }
}
