package org.warta.enricher.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.warta.enricher.linear.Lbfgs;
import org.warta.enricher.linear.Progress;

/**
 * Trains a model: maximum likelihood of the right labels with an L2 penalty, by L-BFGS. The same corpora in the same
 * order give the same model, bit for bit, on any number of cores.
 */
public final class SequenceTrainer {
    private final Settings settings;
    private final NameLists lists;

    /**
     * How a model is trained.
     *
     * @param language BCP 47 tag of the texts
     * @param penalty L2 penalty of the weights; greater: simpler models
     * @param leastSeen how often a feature must be seen to count
     * @param iterations steps of the optimiser
     */
    public record Settings(String language, double penalty, int leastSeen, int iterations) {
        /** What was best on held-out sentences; see RATIONALE.md. */
        public static Settings of(String language) {
            return new Settings(language, 0.5, 1, 120);
        }
    }

    /** A trainer. */
    public SequenceTrainer(Settings settings, NameLists lists) {
        this.settings = settings;
        this.lists = lists;
    }

    /**
     * Trains.
     *
     * @param corpora one a convention, the preferred one first
     * @throws IllegalArgumentException when nothing is marked in the corpora
     */
    public SequenceModel train(List<Corpus> corpora, Progress progress) {
        TreeSet<String> types = new TreeSet<>();
        List<List<List<Word>>> words = new ArrayList<>();
        for (Corpus corpus : corpora) {
            corpus.examples().forEach(example -> example.stretches().forEach(stretch -> types.add(stretch.type())));
            words.add(corpus.examples().stream().map(Example::words).toList());
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("nothing is marked in the training data: it needs tags such as B-PER");
        }
        LabelScheme scheme = new LabelScheme(List.copyOf(types));
        TrainingSet data = collect(corpora, scheme);
        double[] weights = new double[data.variables()];
        Lbfgs.minimise(new SequenceLoss(data, settings.penalty()), weights, settings.iterations(), progress);
        SequenceModel.Head head = new SequenceModel.Head(
                settings.language(),
                scheme,
                corpora.stream().map(Corpus::convention).toList(),
                Register.of(words));
        return model(head, data, weights);
    }

    private TrainingSet collect(List<Corpus> corpora, LabelScheme scheme) {
        FeatureIndex index = new FeatureIndex();
        List<int[][]> features = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        boolean one = corpora.size() == 1;
        Sentence sentence = new Sentence(lists);
        for (int convention = 0; convention < corpora.size(); convention++) {
            for (Example example : corpora.get(convention).examples()) {
                sentence.set(example.words());
                sentence.look();
                int[][] all = new int[sentence.length()][];
                for (int i = 0; i < all.length; i++) {
                    all[i] = featuresAt(sentence, i, one ? -1 : convention, index);
                }
                features.add(all);
                labels.add(scheme.labels(all.length, example.stretches()));
                weights.add(corpora.get(convention).weight());
            }
        }
        return TrainingSet.of(features, labels, weights, index, settings.leastSeen(), scheme.size());
    }

    /** The features of a word; with a convention, each of them also as one of that convention alone. */
    private static int[] featuresAt(Sentence sentence, int at, int convention, FeatureIndex index) {
        FeatureList list = new FeatureList();
        for (int offset = -Features.REACH; offset <= Features.REACH; offset++) {
            Features.ofWord(sentence.word(at + offset), offset, list);
            if (at + offset >= 0 && at + offset < sentence.length()) {
                Features.ofMarks(sentence.marks(at + offset), offset, list);
            }
        }
        Features.ofContext(sentence, at, list);
        int count = list.size();
        int[] numbers = new int[convention < 0 ? count : 2 * count];
        for (int i = 0; i < count; i++) {
            numbers[i] = index.number(0, list.get(i));
            if (convention >= 0) {
                numbers[count + i] = index.number(convention + 1, list.get(i));
            }
        }
        return numbers;
    }

    private static final class FeatureList implements Features.Sink {
        private int[] features = new int[128];
        private int size;

        @Override
        public void take(int feature) {
            if (size == features.length) {
                features = Arrays.copyOf(features, size * 2);
            }
            features[size++] = feature;
        }

        int size() {
            return size;
        }

        int get(int i) {
            return features[i];
        }
    }

    private static SequenceModel model(SequenceModel.Head head, TrainingSet data, double[] weights) {
        int labels = head.labels().size();
        short[] transitions = new short[labels * labels + labels];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = whole(weights[data.transitions() + i]);
        }
        Map<Integer, List<long[]>> bySection = new HashMap<>();
        for (int row = 0; row < data.features(); row++) {
            boolean counts = false;
            for (int label = 0; label < labels; label++) {
                counts |= whole(weights[row * labels + label]) != 0;
            }
            long key = data.key(row);
            if (counts && FeatureIndex.feature(key) != 0) {
                bySection
                        .computeIfAbsent(FeatureIndex.section(key), section -> new ArrayList<>())
                        .add(new long[] {FeatureIndex.feature(key), row});
            }
        }
        List<SequenceModel.Weights> sections = new ArrayList<>();
        for (int section = 0; section <= head.conventions().size(); section++) {
            sections.add(section(bySection.getOrDefault(section, List.of()), weights, labels));
        }
        return new SequenceModel(head, transitions, sections.get(0), sections.subList(1, sections.size()));
    }

    private static SequenceModel.Weights section(List<long[]> rows, double[] weights, int labels) {
        List<long[]> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> Long.compare(a[0], b[0]));
        int[] features = new int[sorted.size()];
        short[] whole = new short[sorted.size() * labels];
        for (int i = 0; i < features.length; i++) {
            features[i] = (int) sorted.get(i)[0];
            for (int label = 0; label < labels; label++) {
                whole[i * labels + label] = whole(weights[(int) sorted.get(i)[1] * labels + label]);
            }
        }
        return new SequenceModel.Weights(features, whole);
    }

    /** A weight as it is kept. */
    private static short whole(double weight) {
        long steps = Math.round(weight * SequenceModel.ONE / SequenceModel.STEP) * SequenceModel.STEP;
        return (short) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, steps));
    }
}
