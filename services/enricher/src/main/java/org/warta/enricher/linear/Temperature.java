package org.warta.enricher.linear;

import java.util.List;
import java.util.Set;

/** Temperature scaling (Guo et al. 2017): one number that makes the probabilities of a model true on unseen text. */
final class Temperature {
    private static final double LEAST = 0.05;
    private static final double MOST = 5;
    private static final int STEPS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LEAST_PROBABILITY = 1e-12;

    private Temperature() {}

    /** The temperature at which a model of temperature one gives unseen examples the greatest likelihood. */
    static double fit(LinearModel model, List<Example> unseen) {
        if (unseen.isEmpty()) {
            return 1;
        }
        double[][] scores = new double[unseen.size()][];
        for (int i = 0; i < scores.length; i++) {
            Scores found = model.scores(unseen.get(i).text());
            scores[i] = new double[model.labels().size()];
            for (int label = 0; label < scores[i].length; label++) {
                double p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, found.probability(label)));
                scores[i][label] = model.head().decision() == Decision.ONE_OF ? Math.log(p) : Math.log(p / (1 - p));
            }
        }
        // golden section search on the logarithm: the loss has one minimum
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(model, scores, unseen, Math.exp(left)) < loss(model, scores, unseen, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(LinearModel model, double[][] scores, List<Example> unseen, double temperature) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] probabilities = scores[i].clone();
            Probabilities.of(probabilities, model.head().decision(), temperature);
            Set<String> right = unseen.get(i).labels();
            for (int label = 0; label < probabilities.length; label++) {
                boolean applies = right.contains(model.labels().get(label));
                if (applies || model.head().decision() == Decision.ANY_OF) {
                    double p = applies ? probabilities[label] : 1 - probabilities[label];
                    loss -= Math.log(Math.max(LEAST_PROBABILITY, p));
                }
            }
        }
        return loss;
    }
}
