package org.warta.enricher.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.warta.schemas.mediatopic.MediaTopic;

class LexiconTest {
    private static final int LEAST_TERMS = 200;

    @ParameterizedTest
    @EnumSource(MediaTopic.class)
    void hasManyTermsForEveryTopicInBothLanguages(MediaTopic topic) throws IOException {
        for (String language : List.of("id", "en")) {
            assertThat(terms())
                    .filteredOn(line -> line.matches(topic.slug() + "\t[^\t]*\t" + language + "\t.*"))
                    .hasSizeGreaterThanOrEqualTo(LEAST_TERMS);
        }
    }

    @Test
    void hasNoTermTwiceForOneTopicAndNoneInUpperCase() throws IOException {
        assertThat(terms().stream().map(line -> line.split("\t")).map(columns -> columns[0] + columns[2] + columns[4]))
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(line).isEqualTo(line.toLowerCase(Locale.ROOT)));
    }

    private static List<String> terms() throws IOException {
        try (InputStream resource = Objects.requireNonNull(Lexicon.class.getResourceAsStream(Lexicon.RESOURCE))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
