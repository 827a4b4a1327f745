package org.warta.enricher.topic;

import java.util.List;

/** Logistic regression by Newton's method, the intercept (figure 0) left alone by the ridge. Deterministic. */
final class LogisticFit {
    private static final double RIDGE = 0.5;
    private static final double NO_RIDGE = 1e-6;
    private static final int MOST_STEPS = 100;
    private static final double SMALL_STEP = 1e-10;

    private LogisticFit() {}

    /** The coefficients that make the answers most probable. */
    static double[] fit(List<double[]> figures, List<Boolean> answers) {
        int n = figures.get(0).length;
        double[] coefficients = new double[n];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] system = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                double ridge = i == 0 ? NO_RIDGE : RIDGE;
                system[i][i] = ridge;
                system[i][n] = -ridge * coefficients[i];
            }
            for (int row = 0; row < figures.size(); row++) {
                double[] x = figures.get(row);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += coefficients[i] * x[i];
                }
                double p = 1 / (1 + Math.exp(-sum));
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        system[i][j] += x[i] * x[j] * p * (1 - p);
                    }
                    system[i][n] += x[i] * ((answers.get(row) ? 1 : 0) - p);
                }
            }
            double[] move = solve(system);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                coefficients[i] += move[i];
                largest = Math.max(largest, Math.abs(move[i]));
            }
            if (largest < SMALL_STEP) {
                return coefficients;
            }
        }
        throw new IllegalStateException("no convergence in " + MOST_STEPS + " steps");
    }

    /** Solves a positive definite system, its right-hand side in the last column, by elimination. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                if (row != pivot) {
                    double factor = system[row][pivot] / system[pivot][pivot];
                    for (int column = pivot; column <= n; column++) {
                        system[row][column] -= factor * system[pivot][column];
                    }
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = system[i][n] / system[i][i];
        }
        return solution;
    }
}
