package org.warta.producer.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry of a list of sources.
 *
 * @param result {@code created}, {@code unchanged} where there is a source of its address already, or {@code rejected}
 * @param id the source; null when rejected
 * @param uri address of the feed
 * @param reason why it was rejected; null when it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportResult(
        String result,
        @Nullable String id,
        String uri,
        @Nullable String reason) {}
