package org.warta.enricher.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits the calibration to labelled articles. */
final class CalibrationFit {
    private static final List<String> UPPER =
            List.of("intercept", "density", "share of strongest", "share of all", "density of telling terms");
    private static final List<String> LOWER =
            List.of("intercept", "density", "share of strongest sibling", "share of parent");

    private final double[] upper;
    private final double[] lower;

    CalibrationFit(Lexicon lexicon, List<LabelledArticle> articles) {
        List<double[]> upperFigures = new ArrayList<>();
        List<Boolean> upperAnswers = new ArrayList<>();
        List<double[]> lowerFigures = new ArrayList<>();
        List<Boolean> lowerAnswers = new ArrayList<>();
        for (LabelledArticle article : articles) {
            Tally tally = new Tally(lexicon, article.passages(), article.language());
            for (int concept : Concepts.upper()) {
                upperFigures.add(Calibration.upperFigures(tally, concept));
                upperAnswers.add(article.topics().contains(Concepts.code(concept)));
            }
            for (int concept : Concepts.lower()) {
                if (article.topics().contains(Concepts.code(Concepts.parent(concept)))) {
                    lowerFigures.add(Calibration.lowerFigures(tally, concept));
                    lowerAnswers.add(article.topics().contains(Concepts.code(concept)));
                }
            }
        }
        upper = LogisticFit.fit(upperFigures, upperAnswers);
        lower = LogisticFit.fit(lowerFigures, lowerAnswers);
    }

    Calibration calibration() {
        return new Calibration(upper, lower);
    }

    /** The lines of {@code media-topic-calibration.tsv}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < upper.length; i++) {
            lines.add(line("upper", UPPER.get(i), upper[i]));
        }
        for (int i = 0; i < lower.length; i++) {
            lines.add(line("lower", LOWER.get(i), lower[i]));
        }
        return lines;
    }

    private static String line(String level, String figure, double coefficient) {
        return level + "\t" + figure + "\t" + String.format(Locale.ROOT, "%.4f", coefficient);
    }
}
