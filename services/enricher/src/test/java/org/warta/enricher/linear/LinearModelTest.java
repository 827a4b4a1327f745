package org.warta.enricher.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {
    private static final FeatureSettings FEATURES = new FeatureSettings(1, 0.5, 1, 1, 1, 2, 4, "id", 2 * 1024 * 1024);
    private static final List<Example> EXAMPLES = List.of(
            Example.of("food", "nasi goreng dan sate ayam"),
            Example.of("sport", "pemain bola mencetak gol di stadion"),
            Example.of("food", "bumbu rendang dimasak lama"),
            Example.of("sport", "pelatih tim memuji kiper"),
            Example.of("food", "sup panas dan roti"),
            Example.of("sport", "wasit memberi kartu merah"));
    private static final LinearModel MODEL = train(Decision.ONE_OF, EXAMPLES);

    @Test
    void learnsItsExamples() {
        for (Example example : EXAMPLES) {
            assertThat(MODEL.scores(example.text()).bestLabel())
                    .isEqualTo(example.labels().iterator().next());
        }
    }

    @Test
    void knowsWordsOfTheThesaurusThatNoExampleHas() {
        assertThat(MODEL.scores("gulai dan salad").bestLabel()).isEqualTo("food");
        assertThat(MODEL.scores("penalti").bestLabel()).isEqualTo("sport");
    }

    @Test
    void saysHowMuchOfATextItKnows() {
        assertThat(MODEL.scores(EXAMPLES.get(0).text()).known()).isEqualTo(1);
        assertThat(MODEL.scores("Привет").known()).isZero();
        assertThat(MODEL.scores("").known()).isZero();
    }

    @Test
    void labelsThatExcludeEachOtherShareOneProbability() {
        Scores scores = MODEL.scores("nasi bola");
        assertThat(scores.probability(0) + scores.probability(1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void labelsThatDoNotExcludeEachOtherMayAllApplyOrNone() {
        List<Example> examples = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            examples.addAll(EXAMPLES);
            examples.add(new Example(Set.of("food", "sport"), "nasi goreng untuk pemain bola di stadion"));
            examples.add(new Example(Set.of(), "langit biru dan awan putih"));
        }
        LinearModel model = train(Decision.ANY_OF, examples);
        Scores both = model.scores("nasi goreng untuk pemain bola di stadion");
        Scores none = model.scores("langit biru dan awan putih");
        assertThat(both.probability(0)).isGreaterThan(0.5);
        assertThat(both.probability(1)).isGreaterThan(0.5);
        assertThat(none.probability(0)).isLessThan(0.5);
        assertThat(none.probability(1)).isLessThan(0.5);
    }

    @Test
    void contributionsAddUpToTheDifferenceOfTheLabels() {
        String text = "Sate, bola — dan roti!";
        double[] sums = new double[2];
        double[] biases = MODEL.biases();
        for (int label = 0; label < 2; label++) {
            int one = label;
            MODEL.explain(text, one, (start, end, weight) -> {
                assertThat(start).isBetween(0, end - 1);
                assertThat(end).isLessThanOrEqualTo(text.length());
                sums[one] += weight;
            });
            sums[label] += biases[label] / MODEL.head().temperature();
        }
        Scores scores = MODEL.scores(text);
        assertThat(sums[0] - sums[1]).isCloseTo(Math.log(scores.probability(0) / scores.probability(1)), within(1e-6));
    }

    @Test
    void contributionsNameTheWordThatSpoke() {
        String text = "kata pelatih";
        double[] best = {0};
        String[] word = {""};
        MODEL.explain(text, MODEL.labels().indexOf("sport"), (start, end, weight) -> {
            if (weight > best[0]) {
                best[0] = weight;
                word[0] = text.substring(start, end);
            }
        });
        assertThat(word[0]).isEqualTo("pelatih");
    }

    @Test
    void trainingTwiceGivesTheSameBytes() throws IOException {
        assertThat(bytes(train(Decision.ONE_OF, EXAMPLES))).isEqualTo(bytes(MODEL));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        LinearModel read = ModelFile.read(new ByteArrayInputStream(bytes(MODEL)), "m", "test");
        assertThat(read.head()).isEqualTo(MODEL.head());
        String text = "bola dan nasi";
        assertThat(read.scores(text).probability(0))
                .isEqualTo(MODEL.scores(text).probability(0));
    }

    @Test
    void refusesAModelOfAnotherPurpose() throws IOException {
        byte[] bytes = bytes(MODEL);
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bytes), "m", "language"))
                .isInstanceOf(MalformedModelException.class)
                .hasMessage("cannot use the model m: it is a model for test, but one for language is wanted");
    }

    /** Every byte counts: whichever is changed, the loader notices. */
    @Property(tries = 300)
    void refusesABrokenModel(@ForAll int where) throws IOException {
        byte[] bytes = bytes(MODEL);
        bytes[Math.floorMod(where, bytes.length)] ^= 0x15;
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bytes), "m", "test"))
                .isInstanceOf(MalformedModelException.class);
    }

    @Property(tries = 100)
    void refusesHalfAModel(@ForAll int length) throws IOException {
        byte[] bytes = bytes(MODEL);
        byte[] part = Arrays.copyOf(bytes, Math.floorMod(length, bytes.length));
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(part), "m", "test"))
                .isInstanceOf(MalformedModelException.class);
    }

    @Test
    void refusesExamplesOfOneLabel() {
        assertThatThrownBy(() -> train(Decision.ONE_OF, List.of(Example.of("a", "b"))))
                .hasMessage("training wants two labels or more, but the examples have [a]");
    }

    @Property(tries = 500)
    void takesAnyText(@ForAll String text) {
        Scores scores = MODEL.scores(text);
        assertThat(scores.probability(0) + scores.probability(1)).isCloseTo(1, within(1e-9));
        MODEL.explain(text, 0, (start, end, weight) -> assertThat(start).isBetween(0, end - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "nasi ",
                "a\u0301",
                "\u0301",
                "\u0627\u0644",
                "🐢",
                "\ud83d",
                "\udc22",
                "\u0000",
                "\u200d",
                "'",
                "a'",
                "-"
            })
    void takesAMebibyteOf(String piece) {
        Scores scores = MODEL.scores(piece.repeat(1024 * 1024 / piece.length()));
        assertThat(scores.probability(0)).isBetween(0.0, 1.0);
    }

    private static LinearModel train(Decision decision, List<Example> examples) {
        return LinearTrainer.train(
                examples, new TrainingSettings("test", decision, FEATURES, 1e-4, 1, 10_000, 50), Progress.silent());
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelFile.write(model, bytes);
        return bytes.toByteArray();
    }
}
