package org.warta.replayer.replay;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a range: those that fit every list that is not empty; one entry of a list is enough to fit it.
 *
 * @param sources ids of sources
 * @param languages BCP 47; {@code en} fits {@code en-GB} too
 * @param mediaTopics IPTC codes, as in medtop:11000000, or the slugs of topics, as in politics
 * @param entities names, in any case, or addresses of entities
 * @param articleIds ids of articles
 * @param errorClasses classes of exceptions, of records that were dead letters
 * @param headers values of a header by its name
 */
public record RecordFilter(
        List<String> sources,
        List<String> languages,
        List<String> mediaTopics,
        List<String> entities,
        List<String> articleIds,
        List<String> errorClasses,
        Map<String, List<String>> headers) {
    /** Every record. */
    public static final RecordFilter ALL = new RecordFilter(null, null, null, null, null, null, null);

    public RecordFilter(
            @Nullable List<String> sources,
            @Nullable List<String> languages,
            @Nullable List<String> mediaTopics,
            @Nullable List<String> entities,
            @Nullable List<String> articleIds,
            @Nullable List<String> errorClasses,
            @Nullable Map<String, List<String>> headers) {
        this.sources = copy(sources);
        this.languages = copy(languages);
        this.mediaTopics = copy(mediaTopics);
        this.entities = copy(entities);
        this.articleIds = copy(articleIds);
        this.errorClasses = copy(errorClasses);
        Map<String, List<String>> copied = new TreeMap<>();
        if (headers != null) {
            headers.forEach((name, values) -> copied.put(name, copy(values)));
        }
        this.headers = Collections.unmodifiableMap(copied);
    }

    /** Whether every record fits. */
    public boolean fitsAll() {
        return equals(ALL);
    }

    /** Whether a record must be decoded to be judged. */
    public boolean needsArticle() {
        return !(sources.isEmpty() && languages.isEmpty() && mediaTopics.isEmpty() && entities.isEmpty());
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
