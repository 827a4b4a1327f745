package org.warta.schemas.mediatopic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MediaTopicConceptTest {
    private static final List<MediaTopicConcept> ALL = MediaTopicConcept.all();

    @Test
    void hasTheTwoUpperLevelsOfTheVocabulary() {
        assertThat(ALL).filteredOn(concept -> concept.parent() == null).hasSize(MediaTopic.values().length);
        assertThat(ALL).filteredOn(concept -> concept.parent() != null).hasSize(121);
        assertThat(ALL).extracting(MediaTopicConcept::code).doesNotHaveDuplicates();
    }

    @Test
    void namesEveryConceptInItsOwnWords() {
        assertThat(ALL).extracting(MediaTopicConcept::indonesianLabel).doesNotHaveDuplicates();
        assertThat(ALL)
                .flatExtracting(MediaTopicConcept::indonesianLabel, MediaTopicConcept::englishLabel)
                .allSatisfy(label -> assertThat((String) label)
                        .isEqualTo(((String) label).strip().toLowerCase(Locale.ROOT))
                        .isNotEmpty());
    }

    @Test
    void aConceptComesBehindItsParentAndOnlyTheUpperLevelHasSlugs() {
        List<String> seen = new ArrayList<>();
        for (MediaTopicConcept concept : ALL) {
            assertThat(concept.slug() == null).isEqualTo(concept.parent() != null);
            assertThat(concept.parent() == null || seen.contains(concept.parent()))
                    .isTrue();
            seen.add(concept.code());
        }
    }

    @Test
    void findsConceptsOfBothLevelsByCode() {
        assertThat(MediaTopicConcept.byCode("medtop:20000056")).hasValueSatisfying(concept -> {
            assertThat(concept.indonesianLabel()).isEqualTo("konflik bersenjata");
            assertThat(concept.englishLabel()).isEqualTo("armed conflict");
            assertThat(concept.parent()).isEqualTo(MediaTopic.CONFLICT.code());
            assertThat(concept.wikidata()).isEqualTo("Q350604");
        });
        assertThat(MediaTopicConcept.byCode("medtop:11000000")).isPresent();
        assertThat(MediaTopicConcept.byCode("medtop:20001279")).isEmpty();
        assertThat(MediaTopic.byCode("medtop:20000056")).isEmpty();
    }
}
