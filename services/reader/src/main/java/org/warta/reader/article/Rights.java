package org.warta.reader.article;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to be shown with every copy of an article, as its publisher declared it. */
public record Rights(
        @Nullable String copyrightHolder,
        @Nullable String copyrightNotice,
        @Nullable String usageTerms) {

    /** All of it in one text, a line each; null when nothing is declared. */
    public @Nullable String text() {
        String text = Stream.of(
                        copyrightNotice == null && copyrightHolder != null ? "© " + copyrightHolder : copyrightNotice,
                        usageTerms)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }
}
