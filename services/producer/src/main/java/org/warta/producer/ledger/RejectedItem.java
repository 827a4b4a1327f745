package org.warta.producer.ledger;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be published.
 *
 * @param sourceId the source
 * @param item the item within it: a file's path
 * @param line where the fault is, counted from 1; null where it has no line
 * @param reason what is wrong and what to do about it
 */
public record RejectedItem(
        String sourceId, String item, @Nullable Integer line, String reason) {
    /** As in {@code seeds/broken.json:3: is no valid JSON}. */
    @Override
    public String toString() {
        String place = Stream.of(sourceId + "/" + item, line)
                .filter(part -> part != null)
                .map(Object::toString)
                .collect(Collectors.joining(":"));
        return place + ": " + reason;
    }
}
