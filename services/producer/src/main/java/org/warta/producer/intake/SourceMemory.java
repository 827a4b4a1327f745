package org.warta.producer.intake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.PublishedArticle;
import org.warta.event.SourceState;

/** What is remembered of one source: the state of its items, and which of them holds an address. For one thread. */
public final class SourceMemory {
    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, Holding> holdings = new HashMap<>();

    /** An article as it was last published, and the item that it came from. */
    record Holding(String item, PublishedArticle article) {}

    /** Remembers the state of an item in place of what was remembered of it; the last item to name an article holds it. */
    public void remember(SourceState state) {
        forget(state.getItem());
        states.put(state.getItem(), state);
        for (PublishedArticle article : state.getArticles()) {
            holdings.put(article.getUri(), new Holding(state.getItem(), article));
        }
    }

    /** Forgets an item and the articles that it holds. */
    public void forget(String item) {
        SourceState former = states.remove(item);
        if (former != null) {
            for (PublishedArticle article : former.getArticles()) {
                holdings.computeIfPresent(
                        article.getUri(), (uri, holding) -> holding.item().equals(item) ? null : holding);
            }
        }
    }

    @Nullable
    SourceState state(String item) {
        return states.get(item);
    }

    @Nullable
    Holding holding(String uri) {
        return holdings.get(uri);
    }

    /** How many items are remembered. */
    public int size() {
        return states.size();
    }
}
