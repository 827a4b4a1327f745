package org.warta.schemas.mediatopic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A concept of the two upper levels of the <a href="https://cv.iptc.org/newscodes/mediatopic/">IPTC Media Topics</a>
 * (state of 2023-10-24, CC BY 4.0), as {@code media-topics.tsv} lists them. IPTC publishes no Indonesian labels; those
 * here are Warta's.
 *
 * @param code the code as events carry it, for example {@code medtop:20000056}
 * @param parent code of the concept above; null at the upper level
 * @param slug Warta's short name of a concept of the upper level; null below it
 * @param indonesianLabel Warta's label, in lower case
 * @param englishLabel IPTC's label in British English, in lower case
 * @param wikidata the item of Wikidata that IPTC names, for example {@code Q350604}; null for none
 */
public record MediaTopicConcept(
        String code,
        @Nullable String parent,
        @Nullable String slug,
        String indonesianLabel,
        String englishLabel,
        @Nullable String wikidata) {

    private static final String RESOURCE = "media-topics.tsv";
    private static final int COLUMNS = 7;
    private static final Map<String, MediaTopicConcept> BY_CODE = read();
    private static final List<MediaTopicConcept> ALL = List.copyOf(BY_CODE.values());

    /** All concepts; each comes behind its parent. */
    public static List<MediaTopicConcept> all() {
        return ALL;
    }

    /** The concept with this code; empty when it is of neither level. */
    public static Optional<MediaTopicConcept> byCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Map<String, MediaTopicConcept> read() {
        try (InputStream resource =
                        Objects.requireNonNull(MediaTopicConcept.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            Map<String, MediaTopicConcept> concepts = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    MediaTopicConcept concept = parse(line);
                    concepts.put(concept.code(), concept);
                }
            }
            return concepts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
        }
    }

    private static MediaTopicConcept parse(String line) {
        List<@Nullable String> columns = new ArrayList<>();
        for (String column : line.split("\t", -1)) {
            columns.add(column.isEmpty() ? null : column);
        }
        if (columns.size() != COLUMNS) {
            throw new IllegalStateException(RESOURCE + " wants " + COLUMNS + " columns, not: " + line);
        }
        return new MediaTopicConcept(
                Objects.requireNonNull(columns.get(0), line),
                columns.get(1),
                columns.get(3),
                Objects.requireNonNull(columns.get(4), line),
                Objects.requireNonNull(columns.get(5), line),
                columns.get(6));
    }
}
