package org.warta.reader.article;

import java.util.List;

/**
 * Changes in the order in which they are to be applied.
 *
 * @param next where the following changes begin, also when there are none yet
 */
public record ChangePage(List<Change> changes, ChangeCursor next) {
    public ChangePage {
        changes = List.copyOf(changes);
    }
}
