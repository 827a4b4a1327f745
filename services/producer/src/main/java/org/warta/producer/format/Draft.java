package org.warta.producer.format;

import java.util.List;
import org.warta.event.Article;
import org.warta.producer.note.Note;

/**
 * An article as its source gave it, without what Warta computes: {@code id}, {@code version}, {@code contentHash} and
 * {@code ingestedAt} are not set; {@code uri}, {@code versionCreated} and {@code firstCreated} only where declared.
 *
 * @param fragment what tells it from the other articles of its item when it declares no uri: {@code #/<index>}, or
 *     empty for an item that is one article
 * @param line line of the item where it starts, counted from 1
 * @param article the fields; not to be changed, but copied
 * @param notes what of it was repaired or dropped
 */
public record Draft(String fragment, int line, Article.Builder article, List<Note> notes) {
    public Draft {
        notes = List.copyOf(notes);
    }

    public Draft(String fragment, int line, Article.Builder article) {
        this(fragment, line, article, List.of());
    }
}
