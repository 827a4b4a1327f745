package org.warta.enricher.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.warta.enricher.linear.Decision;
import org.warta.enricher.linear.Example;
import org.warta.enricher.linear.FeatureSettings;
import org.warta.enricher.linear.LinearModel;
import org.warta.enricher.linear.LinearTrainer;
import org.warta.enricher.linear.Progress;
import org.warta.enricher.linear.TrainingSettings;

/**
 * Trains language models from sentences. Stretches of a few words are cut from each, so that the model also knows short
 * text and does not lean on whole sentences.
 */
public final class LanguageTrainer {
    /** What the models are for. */
    public static final String PURPOSE = "language";

    private static final int STRETCHES = 2;
    private static final int LEAST_WORDS = 3;
    private static final int MOST_WORDS = 10;

    private static final TrainingSettings SETTINGS = new TrainingSettings(
            PURPOSE,
            Decision.ONE_OF,
            new FeatureSettings(1.5, 1, 0, 1, 0, 1, 4, LanguageRule.UNDETERMINED, 1_000),
            1e-5,
            2,
            200_000,
            40);

    private LanguageTrainer() {}

    /**
     * Trains a model.
     *
     * @param sentences sentences, each with its tag; {@code und} for those in none of the languages
     * @throws IllegalArgumentException when there are fewer than two tags
     */
    public static LinearModel train(List<Example> sentences, Progress progress) {
        List<Example> examples = new ArrayList<>();
        Random random = new Random(1);
        for (Example sentence : sentences) {
            examples.add(sentence);
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                examples.add(new Example(sentence.labels(), stretch(sentence.text(), random)));
            }
        }
        return LinearTrainer.train(examples, SETTINGS, progress);
    }

    private static String stretch(String sentence, Random random) {
        String[] words = sentence.split(" ", -1);
        int length = Math.min(words.length, LEAST_WORDS + random.nextInt(MOST_WORDS - LEAST_WORDS + 1));
        int first = random.nextInt(words.length - length + 1);
        return String.join(" ", List.of(words).subList(first, first + length));
    }
}
