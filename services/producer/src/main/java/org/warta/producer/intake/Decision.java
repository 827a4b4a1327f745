package org.warta.producer.intake;

import java.util.List;
import org.warta.event.Article;
import org.warta.event.Rejection;
import org.warta.event.SourceState;

/**
 * What is to be done about an item. Articles and states belong into one transaction.
 *
 * @param articles new versions to publish, in the item's order
 * @param states what to remember: of the item, where that changed, and of items that it took articles over from
 * @param forgotten names of items to forget
 * @param unchanged how many articles of the item are published already as they are
 * @param rejections what is wrong with the item
 * @param settled whether the item needs no other look before it changes
 */
public record Decision(
        List<Article> articles,
        List<SourceState> states,
        List<String> forgotten,
        int unchanged,
        List<Rejection> rejections,
        boolean settled) {
    public Decision {
        articles = List.copyOf(articles);
        states = List.copyOf(states);
        forgotten = List.copyOf(forgotten);
        rejections = List.copyOf(rejections);
    }

    static Decision unchanged(int articles) {
        return new Decision(List.of(), List.of(), List.of(), articles, List.of(), true);
    }

    /** Whether anything is to be written. */
    public boolean isChange() {
        return !articles.isEmpty() || !states.isEmpty() || !forgotten.isEmpty();
    }
}
