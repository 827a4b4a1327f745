package org.warta.enricher.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.enricher.text.Passage;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;

/** What holds for any text. */
class TopicPropertiesTest {
    private static final LexiconMediaTopicTagger TAGGER = new LexiconMediaTopicTagger();
    private static final int LARGEST_TEXT_CHARS = 1024 * 1024;

    @Property(tries = 500)
    void pointsAtStretchesOfAnyText(
            @ForAll("texts") String headline, @ForAll("texts") String body, @ForAll("languages") String language) {
        check(headline, body, language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "perang",
                "perang ",
                "perang\n",
                "rudal balistik ",
                "gempa bumi 🐢 tsunami ",
                "🐢",
                "\ud83d",
                "\udc22 perang ",
                "\u0301",
                "gempa\u0301 ",
                "\u0000\u0007perang\u001b ",
                "\u202eperang\u202c \u0627\u0644\u062d\u0631\u0628 ",
                "war crimes "
            })
    void pointsAtStretchesOfTheLargestText(String piece) {
        String text = piece.isEmpty() ? piece : piece.repeat(LARGEST_TEXT_CHARS / piece.length());
        check(piece, text, "und");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "perang",
                "Gempa",
                "RUDAL",
                "rumah sakit",
                "war",
                "missiles",
                "🐢",
                "\ud83d",
                "\udc22",
                "e\u0301",
                "\u0627\u0644\u062d\u0631\u0628",
                "\u0000",
                "\n",
                "\u2028",
                "-",
                "'s",
                ".",
                "covid-19",
                "tsunaminya");
        Arbitrary<String> sentences =
                words.list().ofMaxSize(60).map(list -> String.join(list.size() % 3 == 0 ? "" : " ", list));
        return Arbitraries.oneOf(sentences, Arbitraries.strings().ofMaxLength(200));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("id", "ms", "en", "und", "ar", "");
    }

    private static void check(String headline, String body, String language) {
        List<Topic> topics = TAGGER.tag(
                List.of(Passage.of(TextField.HEADLINE, headline), Passage.of(TextField.BODY, body)), language);
        for (Topic topic : topics) {
            assertThat(topic.getConfidence()).isBetween((float) LexiconMediaTopicTagger.LEAST_CONFIDENCE, 1f);
            assertThat(topic.getEvidence()).isNotEmpty();
            Span before = new Span(TextField.HEADLINE, 0, 0);
            for (Span span : topic.getEvidence()) {
                String text = span.getField() == TextField.HEADLINE ? headline : body;
                assertThat(span.getStart()).isLessThan(span.getEnd());
                assertThat(span.getEnd()).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
                assertThat(
                                span.getField() == before.getField()
                                        ? span.getStart() >= before.getEnd()
                                        : span.getField() == TextField.BODY)
                        .isTrue();
                before = span;
            }
        }
    }
}
