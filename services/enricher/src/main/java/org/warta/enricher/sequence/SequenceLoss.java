package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.warta.enricher.linear.Lbfgs;

/**
 * The negative log-likelihood of the right labels with an L2 penalty, and its gradient, by the forward-backward
 * algorithm with scaling (Rabiner, 1989). Counts in a fixed number of parts, so that the sums do not depend on the number of cores.
 */
final class SequenceLoss implements Lbfgs.Objective {
    private static final int PARTS = 4;

    private final TrainingSet data;
    private final double penalty;
    private final double[][] gradients;

    SequenceLoss(TrainingSet data, double penalty) {
        this.data = data;
        this.penalty = penalty;
        this.gradients = new double[PARTS][data.variables()];
    }

    @Override
    public double at(double[] weights, double[] gradient) {
        double[] losses = new double[PARTS];
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            Arrays.fill(gradients[part], 0);
            Lattice lattice = new Lattice(data, weights, gradients[part]);
            for (int sentence = data.size() * part / PARTS; sentence < data.size() * (part + 1) / PARTS; sentence++) {
                losses[part] += lattice.loss(sentence);
            }
        });
        double loss = 0;
        for (double part : losses) {
            loss += part;
        }
        for (int i = 0; i < gradient.length; i++) {
            double sum = penalty * weights[i];
            for (double[] part : gradients) {
                sum += part[i];
            }
            gradient[i] = sum;
            loss += penalty / 2 * weights[i] * weights[i];
        }
        return loss;
    }
}
