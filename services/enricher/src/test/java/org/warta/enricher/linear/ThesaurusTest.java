package org.warta.enricher.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThesaurusTest {

    @Test
    void everyLineIsInOrder() throws IOException {
        Set<String> heads = new HashSet<>();
        for (String line : lines()) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(3);
            assertThat(columns[0]).matches("[a-z]+/[a-z]+");
            assertThat(columns[1]).isIn("id", "en");
            assertThat(heads.add(columns[0] + " " + columns[1])).as(line).isTrue();
            List<String> entries = List.of(columns[2].split(", ", -1));
            assertThat(entries)
                    .as(line)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(entry -> assertThat(entry)
                            .isEqualTo(entry.strip())
                            .isLowerCase()
                            .hasSizeBetween(2, 40));
        }
        assertThat(heads).hasSizeGreaterThan(120);
    }

    @Test
    void findsWordsPairsAndStems() {
        Thesaurus thesaurus = Thesaurus.of("id");
        assertThat(thesaurus.fields(hash("dokter"))).hasSize(2);
        assertThat(thesaurus.fields(Thesaurus.pair(hash("rumah"), hash("sakit"))))
                .hasSize(2);
        assertThat(thesaurus.fields(hash("qwerty"))).isEmpty();
        int[] stem = "tanding".codePoints().toArray();
        assertThat(thesaurus.stemFields(Hash.of(FeatureGroup.STEM.code, stem, 0, stem.length)))
                .isNotEmpty();
    }

    private static int hash(String word) {
        int[] codePoints = word.codePoints().toArray();
        return Hash.of(FeatureGroup.WORD.code, codePoints, 0, codePoints.length);
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = Thesaurus.class.getResourceAsStream("thesaurus.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
