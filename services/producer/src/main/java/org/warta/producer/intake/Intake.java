package org.warta.producer.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.ItemStatus;
import org.warta.event.PublishedArticle;
import org.warta.event.Rejection;
import org.warta.event.SourceState;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.source.Item;
import org.warta.producer.source.ItemReader;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSchemas;

/**
 * Decides about the items of one source, one after the other, and remembers what it decided. When a decision cannot be
 * carried out, it and the memory are to be thrown away. For one thread.
 */
public final class Intake {
    static {
        EventSchemas.trust();
    }

    /** What a record takes, less room for its key, its headers and Kafka's own framing. */
    static final int MAX_EVENT_BYTES = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    /** Articles that an item held before and holds no longer are remembered, as they may come back. */
    static final int MAX_FORMER = 1_000;

    /** So many articles are remembered in a record in any case: an address is no longer than two kilobytes. */
    private static final int FEW = 1_000;

    private static final ByteBuffer NOT_READ = ByteBuffer.allocate(0);

    private final String sourceId;
    private final ItemReader reader;
    private final SourceMemory memory;
    private final Clock clock;

    public Intake(String sourceId, ItemReader reader, SourceMemory memory, Clock clock) {
        this.sourceId = sourceId;
        this.reader = reader;
        this.memory = memory;
        this.clock = clock;
    }

    /** What is remembered; changes with each decision. */
    public SourceMemory memory() {
        return memory;
    }

    /** Compares an item with what is remembered of it. */
    public Decision decide(Item item) {
        SourceState before = memory.state(item.name());
        boolean sameContent = before != null
                && before.getStatus() == ItemStatus.PUBLISHED
                && item.contentHash().hasRemaining()
                && before.getContentHash().equals(item.contentHash());
        if (before != null && sameContent) {
            return Decision.unchanged(before.getArticles().size());
        }
        return new Deciding(item, before).decide();
    }

    private String uri(String item, Draft draft) {
        String declared = draft.article().getUri();
        return declared == null ? ArticleUri.ofName(sourceId, item) + draft.fragment() : declared;
    }

    private static ByteBuffer encoded(SourceState state) {
        try {
            return SourceState.getEncoder().encode(state);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }

    /** One item on its way to a decision. */
    private final class Deciding {
        private final Item item;
        private final @Nullable SourceState before;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        private final List<Article> articles = new ArrayList<>();
        private final Map<String, PublishedArticle> published = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final Map<String, SourceState> relieved = new LinkedHashMap<>();
        private final List<String> forgotten = new ArrayList<>();
        private int unchanged;
        private boolean settled = true;

        Deciding(Item item, @Nullable SourceState before) {
            this.item = item;
            this.before = before;
        }

        Decision decide() {
            Reading reading = item.reading().get();
            reading.drafts().forEach(this::draft);
            rejections.addAll(reading.rejections());
            rejections.sort(Comparator.comparing(Rejection::getLine, Comparator.nullsLast(Comparator.naturalOrder())));
            SourceState after = state();
            if (published.size() > FEW && encoded(after).remaining() > MAX_EVENT_BYTES) {
                return tooManyArticles();
            }
            List<SourceState> states = new ArrayList<>(relieved.values());
            if (before == null || !encoded(after).equals(encoded(asOf(before, now)))) {
                memory.remember(after);
                states.add(after);
            }
            return new Decision(articles, states, forgotten, unchanged, rejections, settled);
        }

        private void draft(Draft draft) {
            String uri = uri(item.name(), draft);
            Integer firstLine = lines.putIfAbsent(uri, draft.line());
            if (firstLine != null) {
                reject(draft, "uri " + uri + " is that of the article on line " + firstLine + ": give each its own");
                return;
            }
            String problem = ArticleUri.problem(uri);
            if (problem != null) {
                reject(draft, problem);
                return;
            }
            SourceMemory.Holding holding = memory.holding(uri);
            if (holding != null && !holding.item().equals(item.name()) && !takeOver(uri, holding.item())) {
                settled = false;
                reject(draft, "uri " + uri + " is that of an article in " + holding.item() + ": give each its own");
                return;
            }
            Version next = Version.next(
                    Article.newBuilder(draft.article()).setUri(uri),
                    item.modified(),
                    holding == null ? null : holding.article(),
                    now);
            if (next.encodedBytes() > MAX_EVENT_BYTES) {
                reject(draft, "the article is " + next.encodedBytes() + " bytes long: Kafka takes " + MAX_EVENT_BYTES);
                return;
            }
            published.put(uri, next.published());
            if (next.isNew()) {
                articles.add(next.article());
            } else {
                unchanged++;
            }
        }

        private void reject(Draft draft, String reason) {
            rejections.add(Rejection.newBuilder()
                    .setLine(draft.line())
                    .setReason(reason)
                    .build());
        }

        /** Takes an article over from another item, unless that still declares it. A file may have been renamed. */
        private boolean takeOver(String uri, String holder) {
            Item rival = reader.read(holder);
            if (rival != null
                    && rival.reading().get().drafts().stream()
                            .anyMatch(draft -> uri(holder, draft).equals(uri))) {
                return false;
            }
            SourceState state = memory.state(holder);
            if (state == null) {
                return true;
            }
            List<PublishedArticle> others = new ArrayList<>(state.getArticles());
            others.removeIf(article -> article.getUri().equals(uri));
            memory.forget(holder);
            if (rival == null && others.isEmpty()) {
                relieved.remove(holder);
                forgotten.add(holder);
            } else {
                // without a hash it is looked at anew when it comes back
                SourceState without = SourceState.newBuilder(state)
                        .setArticles(others)
                        .setContentHash(NOT_READ)
                        .build();
                memory.remember(without);
                relieved.put(holder, without);
            }
            return true;
        }

        private SourceState state() {
            if (before != null) {
                before.getArticles().stream()
                        .filter(former -> !published.containsKey(former.getUri()))
                        .limit(MAX_FORMER)
                        .toList()
                        .forEach(former -> published.put(former.getUri(), former));
            }
            return SourceState.newBuilder()
                    .setSourceId(sourceId)
                    .setItem(item.name())
                    .setStatus(rejections.isEmpty() ? ItemStatus.PUBLISHED : ItemStatus.REJECTED)
                    .setContentHash(item.contentHash())
                    .setArticles(List.copyOf(published.values()))
                    .setRejections(rejections)
                    .setReadAt(now)
                    .build();
        }

        private static SourceState asOf(SourceState state, Instant readAt) {
            return SourceState.newBuilder(state).setReadAt(readAt).build();
        }

        /** Nothing of an item is published whose state Kafka would not take. */
        private Decision tooManyArticles() {
            Rejection tooMany = Rejection.newBuilder()
                    .setReason("holds " + published.size() + " articles, too many for one item: split it")
                    .build();
            Item refused = new Item(
                    item.name(), item.contentHash(), item.modified(), () -> new Reading(List.of(), List.of(tooMany)));
            return new Deciding(refused, before).decide();
        }
    }
}
