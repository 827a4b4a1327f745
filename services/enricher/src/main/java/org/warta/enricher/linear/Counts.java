package org.warta.enricher.linear;

/** How often each known feature occurs in one text. Used again for the next text; for one thread at a time. */
final class Counts implements FeatureSink {
    private final FeatureReader reader;
    private final FeatureTable table;
    private final int[] counts;
    private final int[] touched;
    private int size;
    private int known;
    private int unknown;

    Counts(FeatureSettings settings, FeatureTable table) {
        this.reader = new FeatureReader(settings);
        this.table = table;
        counts = new int[table.size()];
        touched = new int[table.size()];
    }

    /** Counts the features of a text, and forgets those of the text before. */
    void read(CharSequence text) {
        for (int i = 0; i < size; i++) {
            counts[touched[i]] = 0;
        }
        size = 0;
        known = 0;
        unknown = 0;
        reader.read(text, this);
    }

    @Override
    public void accept(int hash, int group, int start, int end) {
        int row = table.row(hash);
        if (row == FeatureTable.ABSENT) {
            unknown++;
            return;
        }
        known++;
        if (counts[row]++ == 0) {
            touched[size++] = row;
        }
    }

    /** How many different known features the text has. */
    int size() {
        return size;
    }

    int row(int index) {
        return touched[index];
    }

    int count(int row) {
        return counts[row];
    }

    /** The part of all feature occurrences that the table knows, from 0 to 1; 0 for a text without features. */
    double knownShare() {
        return known == 0 ? 0 : known / (double) (known + unknown);
    }

    FeatureReader reader() {
        return reader;
    }
}
