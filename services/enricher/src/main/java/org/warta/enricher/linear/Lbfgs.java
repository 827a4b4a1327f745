package org.warta.enricher.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the minimum of a smooth convex function by limited-memory BFGS (Nocedal and Wright, Numerical Optimization,
 * algorithm 7.5) with a backtracking line search. The same function gives the same result, bit for bit.
 */
public final class Lbfgs {
    private static final int MEMORY = 6;
    private static final int MOST_BACKTRACKS = 25;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double TOLERANCE = 1e-5;

    private Lbfgs() {}

    /** A function of many variables. */
    public interface Objective {
        /** The value at a point; writes the gradient there. */
        double at(double[] point, double[] gradient);
    }

    /** A step that was taken, and how it changed the gradient. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double product;

        Pair(double[] step, double[] change, double product) {
            this.step = step;
            this.change = change;
            this.product = product;
        }
    }

    /** Moves the point to the minimum, in at most so many iterations. */
    public static void minimise(Objective objective, double[] point, int iterations, Progress progress) {
        double[] gradient = new double[point.length];
        double value = objective.at(point, gradient);
        double first = norm(gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int iteration = 0; iteration < iterations && norm(gradient) > TOLERANCE * first; iteration++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double rate = memory.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = Double.NaN;
            for (int attempt = 0; attempt < MOST_BACKTRACKS; attempt++) {
                for (int i = 0; i < point.length; i++) {
                    next[i] = point[i] + rate * direction[i];
                }
                nextValue = objective.at(next, nextGradient);
                if (nextValue <= value + SUFFICIENT_DECREASE * rate * slope) {
                    break;
                }
                rate /= 2;
                nextValue = Double.NaN;
            }
            if (Double.isNaN(nextValue)) {
                break; // no lower value within the precision of numbers
            }
            remember(memory, point, next, gradient, nextGradient);
            System.arraycopy(next, 0, point, 0, point.length);
            gradient = nextGradient;
            value = nextValue;
            progress.step(iteration + 1, iterations);
        }
        progress.step(iterations, iterations);
    }

    private static void remember(
            Deque<Pair> memory, double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = new double[point.length];
        double[] change = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            step[i] = next[i] - point[i];
            change[i] = nextGradient[i] - gradient[i];
        }
        double product = dot(step, change);
        if (product > 1e-12) {
            if (memory.size() == MEMORY) {
                memory.removeFirst();
            }
            memory.addLast(new Pair(step, change, product));
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] direction = gradient.clone();
        List<Pair> pairs = new ArrayList<>(memory);
        double[] alphas = new double[pairs.size()];
        for (int i = pairs.size() - 1; i >= 0; i--) {
            Pair pair = pairs.get(i);
            alphas[i] = dot(pair.step, direction) / pair.product;
            add(direction, -alphas[i], pair.change);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.get(pairs.size() - 1);
            scale(direction, last.product / dot(last.change, last.change));
        }
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            double beta = dot(pair.change, direction) / pair.product;
            add(direction, alphas[i] - beta, pair.step);
        }
        scale(direction, -1);
        return direction;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
