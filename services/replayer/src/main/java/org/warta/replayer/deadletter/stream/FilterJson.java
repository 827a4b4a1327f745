package org.warta.replayer.deadletter.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.LetterFilter;
import tools.jackson.databind.json.JsonMapper;

/** Filters as they stand in events. */
final class FilterJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private FilterJson() {}

    static String write(LetterFilter filter) {
        return JSON.writeValueAsString(filter);
    }

    static LetterFilter read(@Nullable String json) {
        return json == null ? LetterFilter.ALL : JSON.readValue(json, LetterFilter.class);
    }
}
