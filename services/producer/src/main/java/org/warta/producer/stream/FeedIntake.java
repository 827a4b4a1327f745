package org.warta.producer.stream;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.warta.event.Rejection;
import org.warta.event.SourceState;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.Intake;
import org.warta.producer.intake.SingleArticle;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.poll.PageAnswer;
import org.warta.producer.source.Item;
import org.warta.producer.source.ItemReader;

/** Takes in what one poll of a feed found, and bounds what is remembered of the feed. */
final class FeedIntake {
    /** News sitemaps may hold as many; feeds hold 10 to 100. */
    static final int MOST_ENTRIES = 1_000;

    /** Pages fetched in one poll; with a second between them, a poll takes half a minute then. */
    static final int MOST_PAGES = 20;

    private static final int FEWEST_FORMER = 200;

    private static final ByteBuffer NOT_KNOWN = ByteBuffer.allocate(0);

    private final Intake intake;
    private final Reading reading;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Instant now;

    /** An article of the feed. */
    record Entry(String name, Draft draft, ByteBuffer digest) {}

    /**
     * What came of it.
     *
     * @param complete false when some entries are left for the next poll
     */
    record Tally(int seen, int fresh, int changed, int unchanged, List<Rejection> rejections, boolean complete) {}

    FeedIntake(String sourceId, SourceMemory memory, Reading reading, Clock clock) {
        this.intake = new Intake(sourceId, ItemReader.NONE, memory, clock);
        this.reading = reading;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Draft draft : newest(reading.drafts())) {
            String name = SingleArticle.name(draft);
            entries.putIfAbsent(name, new Entry(name, draft, SingleArticle.digest(draft)));
        }
    }

    SourceMemory memory() {
        return intake.memory();
    }

    /** Entries that are new or different, as many as pages are fetched for. */
    List<Entry> unknown() {
        return entries.values().stream()
                .filter(entry -> !isKnown(entry))
                .limit(MOST_PAGES)
                .toList();
    }

    /**
     * Decides about each entry.
     *
     * @param pages entries with the text of their pages, by name; one that is unknown and not among them is left for the
     *     next poll. Null when pages are not fetched
     */
    Tally take(@Nullable Map<String, PageAnswer> pages, Consumer<Decision> decisions) {
        int fresh = 0;
        int changed = 0;
        int unchanged = 0;
        boolean complete = true;
        List<Rejection> rejections = new ArrayList<>(reading.rejections());
        for (Entry entry : entries.values()) {
            PageAnswer page = pages == null ? null : pages.get(entry.name);
            if (pages != null && page == null && !isKnown(entry)) {
                complete = false;
                continue;
            }
            boolean isNew = memory().state(entry.name) == null;
            Decision decision = intake.decide(item(entry, page));
            decisions.accept(decision);
            rejections.addAll(decision.rejections());
            if (decision.articles().isEmpty()) {
                unchanged += decision.unchanged();
            } else if (isNew) {
                fresh++;
            } else {
                changed++;
            }
        }
        int omitted = reading.drafts().size() - Math.min(reading.drafts().size(), MOST_ENTRIES);
        if (omitted > 0) {
            rejections.add(Rejection.newBuilder()
                    .setReason(omitted + " entries beyond the newest " + MOST_ENTRIES + " are left out")
                    .build());
        }
        int seen = reading.drafts().size() + reading.rejections().size();
        return new Tally(seen, fresh, changed, unchanged, rejections, complete);
    }

    /** Forgets entries that have left the feed long ago, and names them. */
    List<String> forgotten() {
        int former = Math.max(FEWEST_FORMER, Math.min(MOST_ENTRIES, 2 * entries.size()));
        return memory().trim(entries.keySet(), former);
    }

    private boolean isKnown(Entry entry) {
        SourceState state = memory().state(entry.name);
        return state != null && state.getContentHash().equals(entry.digest);
    }

    /** Where the page may be there later, the entry is looked at anew when the feed changes. */
    private Item item(Entry entry, @Nullable PageAnswer page) {
        if (page == null) {
            return SingleArticle.item(entry.draft, entry.digest, now);
        }
        return SingleArticle.item(page.draft(), page.settled() ? entry.digest : NOT_KNOWN, now);
    }

    /** Most feeds begin with the newest; one that is too long may not. */
    private static List<Draft> newest(List<Draft> drafts) {
        if (drafts.size() <= MOST_ENTRIES) {
            return drafts;
        }
        Comparator<Instant> lastFirst = Comparator.nullsLast(Comparator.reverseOrder());
        return drafts.stream()
                .sorted(Comparator.comparing(draft -> draft.article().getContentCreated(), lastFirst))
                .limit(MOST_ENTRIES)
                .toList();
    }
}
