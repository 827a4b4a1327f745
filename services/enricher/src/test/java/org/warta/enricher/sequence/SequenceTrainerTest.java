package org.warta.enricher.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warta.enricher.linear.MalformedModelException;
import org.warta.enricher.linear.Progress;

class SequenceTrainerTest {
    private static final NameLists LISTS = lists();
    private static final List<Corpus> TWO_CONVENTIONS = List.of(
            new Corpus("all", 1, examples("pemerintah Jepang menolak|1-2-LOC", "kata Budi Santoso kemarin|1-3-PER")),
            new Corpus("acting", 1, examples("pemerintah Jepang menolak|", "kata Budi Santoso kemarin|1-3-PER")));

    @Test
    void learnsEachConventionOfItsCorpora() {
        SequenceModel model = train(TWO_CONVENTIONS);

        assertThat(label(model, 0, "pemerintah Jepang menolak")).containsExactly(new Stretch(1, 2, "LOC"));
        assertThat(label(model, 1, "pemerintah Jepang menolak")).isEmpty();
        assertThat(label(model, 1, "kata Budi Santoso kemarin")).containsExactly(new Stretch(1, 3, "PER"));
    }

    @Test
    void findsNamesItNeverSawByTheLists() {
        List<Corpus> corpora = List.of(new Corpus(
                "one",
                1,
                examples(
                        "dia tiba di Medan kemarin|3-4-X",
                        "dia tiba di Padang kemarin|3-4-X",
                        "dia tiba di Rumah kemarin|",
                        "dia tiba di Sekolah kemarin|")));

        assertThat(label(train(corpora), 0, "dia tiba di Ambon kemarin")).containsExactly(new Stretch(3, 4, "X"));
    }

    @Test
    void theSameCorporaGiveTheSameBytes() throws IOException {
        assertThat(bytes(train(TWO_CONVENTIONS))).isEqualTo(bytes(train(TWO_CONVENTIONS)));
    }

    @Test
    void aModelReadFromItsFileLabelsAsBefore() throws IOException {
        SequenceModel model = train(TWO_CONVENTIONS);

        SequenceModel read = SequenceModelFile.read(new ByteArrayInputStream(bytes(model)), "m");

        assertThat(read.head().conventions()).containsExactly("all", "acting");
        assertThat(read.head().labels().types()).containsExactly("LOC", "PER");
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(bytes(read)).isEqualTo(bytes(model));
        assertThat(label(read, 1, "pemerintah Jepang menolak")).isEmpty();
    }

    @Test
    void tellsWhichCorpusATextIsMostLike() {
        Register register = train(List.of(
                        new Corpus("news", 1, examples("kata Budi Santoso kemarin|1-3-PER")),
                        new Corpus("places", 1, examples("sebuah desa di Jawa|3-4-LOC"))))
                .head()
                .register();

        assertThat(register.nearest(List.of(words("kata Rina kemarin")))).isZero();
        assertThat(register.nearest(List.of(words("desa di Bali")))).isEqualTo(1);
    }

    @Test
    void refusesCorporaWithoutAnythingMarked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(List.of(new Corpus("one", 1, examples("tidak ada apa-apa|")))))
                .withMessageContaining("B-PER");
    }

    @Test
    void refusesWhatIsNoModelOrABrokenOne() throws IOException {
        byte[] good = bytes(train(TWO_CONVENTIONS));
        byte[] changed = good.clone();
        changed[good.length / 2]++;
        byte[] newer = good.clone();
        newer[4]++;
        assertRefused("no model".getBytes(StandardCharsets.UTF_8), "no model of entities");
        assertRefused(Arrays.copyOf(good, good.length / 2), "ends too early");
        assertRefused(changed, "m: it is broken");
        assertRefused(newer, "has version");
    }

    private static void assertRefused(byte[] bytes, String part) {
        assertThatThrownBy(() -> SequenceModelFile.read(new ByteArrayInputStream(bytes), "m"))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining(part);
    }

    private static SequenceModel train(List<Corpus> corpora) {
        return new SequenceTrainer(new SequenceTrainer.Settings("id", 0.1, 1, 50), LISTS)
                .train(corpora, Progress.silent());
    }

    private static byte[] bytes(SequenceModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SequenceModelFile.write(model, out);
        return out.toByteArray();
    }

    private static List<Stretch> label(SequenceModel model, int convention, String text) {
        SequenceLabeller labeller = new SequenceLabeller(model, convention);
        SequenceLabeller.Labelling labelling = new SequenceLabeller.Labelling();
        Sentence sentence = new Sentence(LISTS);
        sentence.set(words(text));
        labeller.label(sentence, labelling);
        return labeller.stretches(labelling);
    }

    private static NameLists lists() {
        NameLists.Builder builder = new NameLists.Builder();
        List.of("Medan", "Padang", "Ambon").forEach(name -> builder.add(0, List.of(name)));
        return builder.build();
    }

    /** Sentences, each with a bar and its stretches as {@code from-to-type}. */
    private static List<Example> examples(String... sentences) {
        List<Example> examples = new ArrayList<>();
        for (String sentence : sentences) {
            int bar = sentence.indexOf('|');
            List<Stretch> stretches = new ArrayList<>();
            if (bar + 1 < sentence.length()) {
                String[] parts = sentence.substring(bar + 1).split("-", -1);
                stretches.add(new Stretch(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
            }
            examples.add(new Example(words(sentence.substring(0, bar)), stretches));
        }
        return examples;
    }

    private static List<Word> words(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Word::of).toList();
    }
}
