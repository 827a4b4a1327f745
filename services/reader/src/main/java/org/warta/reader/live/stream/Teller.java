package org.warta.reader.live.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Standing;
import org.warta.reader.live.LiveEvent;
import org.warta.reader.live.Position;
import org.warta.reader.live.Signal;
import org.warta.reader.store.Arrivals;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what records mean to readers, by what the store shows: the very version that a record brought, or that the article
 * is gone. A record that a later one has overtaken means nothing.
 */
final class Teller {
    private static final int EMBARGOES_AT_ONCE = 200;

    private final Arrivals store;
    private final JsonMapper json;

    Teller(Arrivals store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /** What to tell, and what is seen with it. */
    record Told(List<LiveEvent> events, Position reached) {}

    /** The store's time: the one by which embargoes end. */
    Instant now() {
        return store.now();
    }

    /** What the store has of these articles; without those that it does not have. */
    Map<UUID, Standing> standings(Collection<UUID> articles) {
        return store.standings(articles);
    }

    /**
     * The articles whose embargo has ended, in order.
     *
     * @param from up to where this is known already
     * @param until the time to go to, at most
     */
    Told released(Position from, Instant until) {
        List<LiveEvent> events = new ArrayList<>();
        Position reached = from;
        List<ArticleView> page;
        do {
            page = store.released(reached.until(), reached.released(), until, EMBARGOES_AT_ONCE);
            for (ArticleView article : page) {
                reached = reached.releasing(Objects.requireNonNull(article.embargoedUntil()), article.id());
                events.add(article(LiveEvent.RELEASE, 0, article, reached));
            }
        } while (!page.isEmpty());
        return new Told(events, until.isBefore(reached.until()) ? reached : reached.reaching(until));
    }

    /**
     * What these records mean.
     *
     * @param signals in the order of their partitions, all dealt with by the store
     * @param standings what the store has of their articles
     * @param last what was told last of an article; null when that is not known
     */
    Told told(
            Position from,
            List<Signal> signals,
            Map<UUID, Standing> standings,
            Function<UUID, @Nullable LiveEvent> last) {
        List<UUID> shown = signals.stream()
                .filter(signal -> isShown(signal, standings.get(signal.id())))
                .map(Signal::id)
                .distinct()
                .toList();
        Map<UUID, ArticleView> articles = new HashMap<>();
        if (!shown.isEmpty()) {
            store.articles(shown).forEach(article -> articles.put(article.id(), article));
        }
        Map<UUID, LiveEvent> told = new HashMap<>();
        List<LiveEvent> events = new ArrayList<>();
        Position reached = from;
        for (Signal signal : signals) {
            reached = reached.passing(signal.partition(), signal.offset());
            LiveEvent before = told.containsKey(signal.id()) ? told.get(signal.id()) : last.apply(signal.id());
            LiveEvent event = event(signal, articles.get(signal.id()), standings.get(signal.id()), reached);
            if (event != null && (before == null || !event.tellsTheSameAs(before))) {
                events.add(event);
                told.put(signal.id(), event);
            }
        }
        return new Told(events, reached);
    }

    private @Nullable LiveEvent event(
            Signal signal, @Nullable ArticleView article, @Nullable Standing standing, Position reached) {
        if (article != null && signal.isToldBy(article)) {
            Instant embargo = article.embargoedUntil();
            boolean due = embargo == null || !embargo.isAfter(reached.until());
            return due ? article(signal.partition(), signal.offset(), article, reached) : null;
        }
        boolean gone = standing != null && signal.isCurrentBy(standing) && !standing.inView() && standing.wasInView();
        return gone ? canceled(signal, reached) : null;
    }

    private static boolean isShown(Signal signal, @Nullable Standing standing) {
        return standing != null && standing.inView() && signal.isCurrentBy(standing);
    }

    private LiveEvent article(int partition, long offset, ArticleView article, Position reached) {
        return new LiveEvent(
                partition, offset, article.id(), article, reached, json.writeValueAsString(ArticleSummary.of(article)));
    }

    private static LiveEvent canceled(Signal signal, Position reached) {
        return new LiveEvent(
                signal.partition(), signal.offset(), signal.id(), null, reached, "{\"id\":\"" + signal.id() + "\"}");
    }
}
