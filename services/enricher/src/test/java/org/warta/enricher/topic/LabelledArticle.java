package org.warta.enricher.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.warta.enricher.text.Passage;
import org.warta.event.TextField;

/**
 * An article with its right media topics.
 *
 * @param topics codes, the main one first; empty: it is about nothing
 */
record LabelledArticle(String id, String language, List<String> topics, String headline, String body) {
    private static final Path TRAINING = Path.of("src/training/topics/gold-training.tsv");
    private static final Path HELD_OUT = Path.of("src/test/resources/org/warta/enricher/topic/gold-held-out.tsv");

    /** Those that the calibration is fitted to and whose mistakes were looked at. */
    static List<LabelledArticle> training() {
        return read(TRAINING);
    }

    /** Those that nothing was ever trained on or tuned to. */
    static List<LabelledArticle> heldOut() {
        return read(HELD_OUT);
    }

    List<Passage> passages() {
        return List.of(Passage.of(TextField.HEADLINE, headline), Passage.of(TextField.BODY, body));
    }

    private static List<LabelledArticle> read(Path file) {
        try {
            List<LabelledArticle> articles = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    List<String> topics = columns[2].isEmpty() ? List.of() : List.of(columns[2].split(" "));
                    articles.add(new LabelledArticle(columns[0], columns[1], topics, columns[3], columns[4]));
                }
            }
            return List.copyOf(articles);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
