package org.warta.enricher.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.enricher.Articles;
import org.warta.enricher.text.Passage;
import org.warta.event.Article;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.mediatopic.MediaTopicConcept;

class LexiconMediaTopicTaggerTest {
    private static final LexiconMediaTopicTagger TAGGER = new LexiconMediaTopicTagger();

    @Test
    void findsPoliticsAndConflictAndNothingElseInTheSeed() {
        Article seed = Articles.seed();
        List<Topic> topics = tag(seed.getHeadline(), seed.getBody(), "id");
        assertThat(topics).extracting(Topic::getCode).startsWith("medtop:11000000", "medtop:16000000");
        assertThat(topics.subList(2, topics.size()))
                .extracting(Topic::getCode)
                .containsExactlyInAnyOrder("medtop:20000638", "medtop:20000056");
        assertThat(topics.subList(0, 2))
                .allSatisfy(topic -> assertThat(topic.getConfidence()).isBetween(0.7f, 1f));
        assertThat(topics.get(1).getEvidence())
                .extracting(span -> Articles.cut(seed, span))
                .contains("Konflik", "pakta pertahanan", "misil balistiknya", "medan perang");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            medtop:17000000 | en | Heavy rain and strong winds are expected, forecasters at the weather agency said. Temperatures will fall to 20 degrees.
            medtop:15000000 | id | Pelatih memuji penjaga gawang setelah pertandingan liga yang berakhir dengan adu penalti di stadion itu.
            medtop:07000000 | id | Dokter di rumah sakit itu merawat pasien demam berdarah, dan dinas kesehatan menambah vaksin.
            medtop:05000000 | en | The school hired new teachers so that pupils can sit the national exam; the curriculum stays.
            """)
    void findsTheTopicOfAShortNotice(String code, String language, String text) {
        assertThat(tag("", text, language))
                .extracting(Topic::getCode)
                .filteredOn(found -> MediaTopic.byCode(found).isPresent())
                .containsExactly(code);
    }

    @Test
    void aTopicOfTheSecondLevelComesBehindThoseOfTheFirstAndNeverWithoutItsParent() {
        for (LabelledArticle article : LabelledArticle.training()) {
            List<Topic> topics = TAGGER.tag(article.passages(), article.language());
            List<String> upper = new ArrayList<>();
            boolean lower = false;
            for (Topic topic : topics) {
                String parent =
                        MediaTopicConcept.byCode(topic.getCode()).orElseThrow().parent();
                if (parent == null) {
                    assertThat(lower).isFalse();
                    upper.add(topic.getCode());
                } else {
                    lower = true;
                    assertThat(upper).contains(parent);
                }
            }
        }
    }

    @Test
    void isSilentAboutATextWithoutTerms() {
        assertThat(tag("", "Lorem ipsum dolor sit amet", "id")).isEmpty();
        assertThat(tag("", "", "und")).isEmpty();
    }

    @Test
    void aTermMentionedInPassingMakesNoTopic() {
        assertThat(tag("", "Ia membeli buku di sebelah rumah sakit.", "id")).isEmpty();
    }

    @Test
    void givesALimitedNumberOfEvidenceForALongText() {
        String text = "perang dan konflik militer. ".repeat(1_000);
        Topic topic = tag("", text, "id").get(0);
        assertThat(topic.getEvidence()).hasSize(LexiconMediaTopicTagger.MOST_EVIDENCE);
        assertThat(topic.getEvidence().get(0)).isEqualTo(new Span(TextField.BODY, 0, 6));
    }

    private static List<Topic> tag(String headline, String body, String language) {
        return TAGGER.tag(
                List.of(Passage.of(TextField.HEADLINE, headline), Passage.of(TextField.BODY, body)), language);
    }
}
