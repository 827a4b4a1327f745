package org.warta.enricher.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How probable a score makes a topic: logistic regression over a few figures that do not grow with the text, one for
 * each level, fitted to labelled articles ({@code src/training/topics}). What matters is the score against the square
 * root of the length, for long texts gather stray terms, and how the topic does beside the others.
 */
final class Calibration {
    static final String RESOURCE = "media-topic-calibration.tsv";

    /** Words that a text is taken to have at least, so that chance hits in a notice do not make a topic. */
    private static final int LEAST_WORDS = 40;

    private static final double TELLING_WEIGHT = 3;
    private static final int[] UPPER = Concepts.upper();
    private static final int[] LOWER = Concepts.lower();

    private final double[] upper;
    private final double[] lower;

    /**
     * A calibration with these coefficients, in the order of the figures.
     *
     * @param upper for the upper level
     * @param lower for the second level, given that the parent applies
     */
    Calibration(double[] upper, double[] lower) {
        this.upper = upper.clone();
        this.lower = lower.clone();
    }

    /** The calibration that was fitted to the training articles. */
    static Calibration shipped() {
        return new Calibration(read("upper"), read("lower"));
    }

    /** The probability of each concept; of the second level it is at most that of the parent. */
    double[] probabilities(Tally tally) {
        double[] probabilities = new double[Concepts.count()];
        for (int concept : UPPER) {
            probabilities[concept] = logistic(upper, upperFigures(tally, concept));
        }
        for (int concept : LOWER) {
            if (tally.score(concept) > 0) {
                probabilities[concept] =
                        probabilities[Concepts.parent(concept)] * logistic(lower, lowerFigures(tally, concept));
            }
        }
        return probabilities;
    }

    /** 1, density of score, share of the strongest topic's score, share of all scores, density of telling terms. */
    static double[] upperFigures(Tally tally, int concept) {
        double strongest = 0;
        double all = 0;
        for (int other : UPPER) {
            strongest = Math.max(strongest, tally.score(other));
            all += tally.score(other);
        }
        double telling = TELLING_WEIGHT * tally.tellingTerms(concept);
        return new double[] {
            1,
            density(tally, tally.score(concept)),
            share(tally.score(concept), strongest),
            share(tally.score(concept), all),
            density(tally, telling)
        };
    }

    /** 1, density of score, share of the strongest sibling's score, share of the parent's score. */
    static double[] lowerFigures(Tally tally, int concept) {
        int parent = Concepts.parent(concept);
        double strongest = 0;
        for (int other : LOWER) {
            if (Concepts.parent(other) == parent) {
                strongest = Math.max(strongest, tally.score(other));
            }
        }
        return new double[] {
            1,
            density(tally, tally.score(concept)),
            share(tally.score(concept), strongest),
            share(tally.score(concept), tally.score(parent))
        };
    }

    private static double density(Tally tally, double score) {
        return Math.log1p(score / Math.sqrt(Math.max(tally.words(), LEAST_WORDS)));
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double logistic(double[] coefficients, double[] figures) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * figures[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double[] read(String level) {
        try (InputStream resource = Objects.requireNonNull(Calibration.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<Double> coefficients = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(level + "\t")) {
                    coefficients.add(Double.valueOf(line.substring(line.lastIndexOf('\t') + 1)));
                }
            }
            return coefficients.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
        }
    }
}
