package org.warta.reader.ninjs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news object of <a href="https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json">ninjs 3.1</a>: names and meanings are
 * those of its schema. What is null or empty is left out.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NinjsDocument(
        String uri,
        String type,
        String representationType,
        Standard standard,
        String version,
        @Nullable Instant firstCreated,
        Instant versionCreated,
        @Nullable Instant contentCreated,
        @Nullable Instant embargoedUntil,
        @Nullable Instant expires,
        String pubStatus,
        @Nullable String language,
        @Nullable String copyrightHolder,
        @Nullable String copyrightNotice,
        @Nullable String usageTerms,
        List<Text> headlines,
        List<Text> descriptions,
        List<Text> bodies,
        @Nullable String by,
        List<InfoSource> infoSources,
        List<Subject> subjects,
        List<Named> people,
        List<Named> organisations,
        List<Named> places,
        List<AltId> altIds) {

    /** Which standard the object holds to. */
    public record Standard(String name, String version, String schema) {}

    /**
     * A headline, description or body.
     *
     * @param charCount Unicode code points; null but in a body
     * @param wordCount null but in a body
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Text(
            @Nullable String role,
            String contentType,
            @Nullable Integer charCount,
            @Nullable Integer wordCount,
            @JsonInclude(JsonInclude.Include.ALWAYS) String value) {}

    /** Whoever supplied the content. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record InfoSource(
            @Nullable String name, String role, @Nullable String uri, String literal) {}

    /**
     * A media topic, or a category of the publisher.
     *
     * @param creator what assigned it; null for the publisher's own
     * @param confidence in percent; null for the publisher's own
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Subject(
            @Nullable String name,
            @Nullable String rel,
            @Nullable String uri,
            @Nullable String literal,
            @Nullable String creator,
            @Nullable Integer confidence) {}

    /** A person, organisation or place that the article mentions. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Named(String name, String rel, @Nullable String uri) {}

    /** An identifier that others use. */
    public record AltId(String role, String value) {}
}
