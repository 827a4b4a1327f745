package org.warta.enricher.sequence;

/** All labellings of one sentence at a time, with their probabilities under given weights. For one thread. */
final class Lattice {
    private final TrainingSet data;
    private final int labels;
    private final double[] weights;
    private final double[] gradient;
    private final double[] steps;
    private final double[] errors;
    private double weight;
    private double[] emissions = new double[0];
    private double[] forward = new double[0];
    private double[] backward = new double[0];
    private double[] scales = new double[0];

    /** @param gradient where the gradient of the loss is added up */
    Lattice(TrainingSet data, double[] weights, double[] gradient) {
        this.data = data;
        this.labels = data.labelCount();
        this.weights = weights;
        this.gradient = gradient;
        this.steps = new double[labels * labels];
        this.errors = new double[labels];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.exp(weights[data.transitions() + i]);
        }
    }

    /** The negative log-likelihood of the right labels; its gradient is added up. */
    double loss(int sentence) {
        int[][] features = data.features(sentence);
        int[] right = data.labels(sentence);
        weight = data.weight(sentence);
        int length = right.length;
        if (length == 0) {
            return 0;
        }
        if (scales.length < length) {
            emissions = new double[length * 2 * labels];
            forward = new double[length * 2 * labels];
            backward = new double[length * 2 * labels];
            scales = new double[length * 2];
        }
        double loss = emit(features, right) + forward(length);
        backward(length);
        differentiate(features, right);
        return loss * weight;
    }

    /** Scores every label of every word, and gives minus the score of the right labels. */
    private double emit(int[][] features, int[] right) {
        double loss = 0;
        for (int i = 0; i < right.length; i++) {
            int at = i * labels;
            for (int label = 0; label < labels; label++) {
                emissions[at + label] = i == 0 ? weights[data.starts() + label] : 0;
            }
            for (int feature : features[i]) {
                int row = feature * labels;
                for (int label = 0; label < labels; label++) {
                    emissions[at + label] += weights[row + label];
                }
            }
            loss -= emissions[at + right[i]];
            if (i > 0) {
                loss -= weights[data.transitions() + right[i - 1] * labels + right[i]];
            }
            double highest = emissions[at];
            for (int label = 1; label < labels; label++) {
                highest = Math.max(highest, emissions[at + label]);
            }
            loss += highest;
            for (int label = 0; label < labels; label++) {
                emissions[at + label] = Math.exp(emissions[at + label] - highest);
            }
        }
        return loss;
    }

    /** Sums over all beginnings, and gives the logarithm of the sum over all labellings. */
    private double forward(int length) {
        double logarithm = 0;
        for (int i = 0; i < length; i++) {
            int at = i * labels;
            double sum = 0;
            for (int label = 0; label < labels; label++) {
                double ways = i == 0 ? 1 : 0;
                for (int before = 0; i > 0 && before < labels; before++) {
                    ways += forward[at - labels + before] * steps[before * labels + label];
                }
                forward[at + label] = ways * emissions[at + label];
                sum += forward[at + label];
            }
            for (int label = 0; label < labels; label++) {
                forward[at + label] /= sum;
            }
            scales[i] = sum;
            logarithm += Math.log(sum);
        }
        return logarithm;
    }

    private void backward(int length) {
        int last = (length - 1) * labels;
        for (int label = 0; label < labels; label++) {
            backward[last + label] = 1;
        }
        for (int i = length - 2; i >= 0; i--) {
            int at = i * labels;
            for (int label = 0; label < labels; label++) {
                double ways = 0;
                for (int next = 0; next < labels; next++) {
                    ways += steps[label * labels + next] * emissions[at + labels + next] * backward[at + labels + next];
                }
                backward[at + label] = ways / scales[i + 1];
            }
        }
    }

    private void differentiate(int[][] features, int[] right) {
        for (int i = 0; i < right.length; i++) {
            int at = i * labels;
            for (int label = 0; label < labels; label++) {
                errors[label] = weight * (forward[at + label] * backward[at + label] - (right[i] == label ? 1 : 0));
                if (i == 0) {
                    gradient[data.starts() + label] += errors[label];
                }
            }
            for (int feature : features[i]) {
                int row = feature * labels;
                for (int label = 0; label < labels; label++) {
                    gradient[row + label] += errors[label];
                }
            }
            if (i > 0) {
                differentiateSteps(at, scales[i]);
                gradient[data.transitions() + right[i - 1] * labels + right[i]] -= weight;
            }
        }
    }

    private void differentiateSteps(int at, double scale) {
        for (int before = 0; before < labels; before++) {
            double ways = weight * forward[at - labels + before] / scale;
            for (int label = 0; label < labels; label++) {
                gradient[data.transitions() + before * labels + label] +=
                        ways * steps[before * labels + label] * emissions[at + label] * backward[at + label];
            }
        }
    }
}
