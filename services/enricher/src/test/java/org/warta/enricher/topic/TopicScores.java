package org.warta.enricher.topic;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How well probabilities meet the right topics, over all pairs of an article and a topic of one level.
 *
 * @param microF1 F1 of all pairs, counting what was tagged
 * @param macroF1 mean over the topics of each one's F1; only of topics that some article has
 * @param first share of the articles with a topic whose most probable topic is the main one; of use at the upper level only
 * @param error expected calibration error, ten bins of equal width
 */
record TopicScores(
        int articles, double precision, double recall, double microF1, double macroF1, double first, double error) {
    private static final int BINS = 10;

    /**
     * Measures.
     *
     * @param probabilities of each article: by number of the concept
     * @param tags codes that each article was given
     * @param concepts the topics of the level
     */
    static TopicScores of(
            List<LabelledArticle> articles, List<double[]> probabilities, List<Set<String>> tags, int[] concepts) {
        int[] hits = new int[Concepts.count()];
        int[] given = new int[Concepts.count()];
        int[] right = new int[Concepts.count()];
        double[] sure = new double[BINS];
        double[] applied = new double[BINS];
        int withTopic = 0;
        int firstRight = 0;
        for (int a = 0; a < articles.size(); a++) {
            List<String> topics = articles.get(a).topics();
            double[] p = probabilities.get(a);
            int best = concepts[0];
            for (int concept : concepts) {
                boolean truth = topics.contains(Concepts.code(concept));
                boolean tagged = tags.get(a).contains(Concepts.code(concept));
                hits[concept] += truth && tagged ? 1 : 0;
                given[concept] += tagged ? 1 : 0;
                right[concept] += truth ? 1 : 0;
                int bin = Math.min(BINS - 1, (int) (p[concept] * BINS));
                sure[bin] += p[concept];
                applied[bin] += truth ? 1 : 0;
                best = p[concept] > p[best] ? concept : best;
            }
            if (!topics.isEmpty()) {
                withTopic++;
                firstRight += topics.get(0).equals(Concepts.code(best)) ? 1 : 0;
            }
        }
        int hit = 0;
        int all = 0;
        int truths = 0;
        double sumOfF1 = 0;
        int topicsSeen = 0;
        for (int concept : concepts) {
            hit += hits[concept];
            all += given[concept];
            truths += right[concept];
            if (right[concept] > 0) {
                topicsSeen++;
                sumOfF1 += f1(hits[concept], given[concept], right[concept]);
            }
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sure[bin] - applied[bin]);
        }
        return new TopicScores(
                articles.size(),
                hit / (double) Math.max(1, all),
                hit / (double) Math.max(1, truths),
                f1(hit, all, truths),
                sumOfF1 / topicsSeen,
                firstRight / (double) Math.max(1, withTopic),
                error / (articles.size() * concepts.length));
    }

    private static double f1(int hits, int given, int right) {
        return given + right == 0 ? 0 : 2.0 * hits / (given + right);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d articles: precision %.3f, recall %.3f, micro F1 %.3f, macro F1 %.3f, first topic %.3f, error %.4f",
                articles,
                precision,
                recall,
                microF1,
                macroF1,
                first,
                error);
    }
}
