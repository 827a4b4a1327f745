package org.warta.producer.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.PublishedArticle;
import org.warta.event.SourceState;

/** What is remembered of one source: the state of its items, and which of them holds an address. For one thread. */
public final class SourceMemory {
    /** The one that was changed last comes last. */
    private final Map<String, SourceState> states = new LinkedHashMap<>();

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
    Holding holding(String uri) {
        return holdings.get(uri);
    }

    /** What is remembered of an item; null when it is not known. */
    public @Nullable SourceState state(String item) {
        return states.get(item);
    }

    /** The name of each item. */
    public List<String> names() {
        return List.copyOf(states.keySet());
    }

    /** What is remembered of each item. */
    public List<SourceState> states() {
        return List.copyOf(states.values());
    }

    /**
     * Forgets items that the source does not hold any more, those that have not changed for longest first.
     *
     * @param held names of items that are not to be forgotten
     * @param former how many others to keep
     * @return the names of those forgotten
     */
    public List<String> trim(Set<String> held, int former) {
        if (states.size() <= held.size() && states.size() <= former) {
            return List.of();
        }
        List<SourceState> others = new ArrayList<>(states.values());
        others.removeIf(state -> held.contains(state.getItem()));
        others.sort(Comparator.comparing(SourceState::getReadAt).reversed());
        List<String> forgotten =
                others.stream().skip(former).map(SourceState::getItem).toList();
        forgotten.forEach(this::forget);
        return forgotten;
    }

    /** How many items are remembered. */
    public int size() {
        return states.size();
    }
}
