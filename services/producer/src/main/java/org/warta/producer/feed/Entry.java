package org.warta.producer.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;

/** One item of a feed while it is read: what any format may say of it, in that format's order. */
final class Entry {
    private static final int MAX_NAMES = 100;

    final int line;
    final Notes notes = new Notes();
    /** Identifier as written; null where there is none. */
    @Nullable
    String guid;
    /** Address of its page, absolute; null where it has none. */
    @Nullable
    String link;

    String title = "";
    /** Its whole text, and what sums it up. */
    String content = "";

    String summary = "";

    @Nullable
    String language;

    @Nullable
    String rights;

    @Nullable
    String terms;

    @Nullable
    String sourceName;

    @Nullable
    String sourceUri;

    /** Whether it says that the article was withdrawn. */
    boolean deleted;

    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> subjects = new LinkedHashSet<>();
    /** Dates as written, by the name of their field, in order of preference. */
    private final Map<String, String> published = new LinkedHashMap<>();

    private final Map<String, String> updated = new LinkedHashMap<>();

    Entry(int line) {
        this.line = line;
    }

    void author(@Nullable String name) {
        add(authors, name);
    }

    void subject(@Nullable String name) {
        add(subjects, name);
    }

    private void add(Set<String> names, @Nullable String name) {
        String line = name == null ? "" : CleanText.line(name);
        if (names.size() == MAX_NAMES) {
            notes.dropped("authors or subjects beyond the first " + MAX_NAMES);
        } else if (!line.isEmpty()) {
            names.add(line);
        }
    }

    void published(String field, @Nullable String date) {
        if (date != null && !date.isBlank()) {
            published.putIfAbsent(field, date.strip());
        }
    }

    void updated(String field, @Nullable String date) {
        if (date != null && !date.isBlank()) {
            updated.putIfAbsent(field, date.strip());
        }
    }

    Map<String, String> published() {
        return published;
    }

    Map<String, String> updated() {
        return updated;
    }

    boolean hasAuthor() {
        return !authors.isEmpty();
    }

    /** Names of the authors as they are to be shown; null where there are none. */
    @Nullable
    String byline() {
        return authors.isEmpty() ? null : String.join(", ", authors);
    }

    List<String> subjects() {
        return new ArrayList<>(subjects);
    }

    /** The longer of its texts. */
    String body() {
        return content.length() >= summary.length() ? content : summary;
    }
}
