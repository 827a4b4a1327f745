package org.warta.producer.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Lane;
import org.warta.event.Rejection;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.Stage;
import org.warta.producer.intake.Decision;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

/**
 * What this instance did since it started: articles published + unchanged + rejected = articles looked at. Counts
 * nothing before it is committed. Safe for use by many threads.
 */
public final class ProducerLedger {
    private static final Logger log = LoggerFactory.getLogger(ProducerLedger.class);
    private static final int MOST_REJECTIONS = 100;
    private static final String PUBLISHED = "published";
    private static final String UNCHANGED = "unchanged";
    private static final String REJECTED = "rejected";

    private final Map<String, Counter> items;
    private final Map<String, Counter> articles;
    private final LaneLatency live;
    private final LaneLatency backfill;
    private final Map<String, List<RejectedItem>> rejections = new TreeMap<>();
    private final Map<String, String> unavailable = new TreeMap<>();
    private final Map<Integer, Set<String>> owned = new TreeMap<>();
    private final Set<Integer> restored = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> silent = new TreeSet<>();
    private boolean assigned;
    private long published;
    private long unchanged;
    private long rejected;

    public ProducerLedger(MeterRegistry meters) {
        this.items = counters(meters, "items");
        this.articles = counters(meters, "articles");
        this.live = latency(meters, Topics.ARTICLES);
        this.backfill = latency(meters, Topics.ARTICLES_BACKFILL);
        meters.gauge(
                "warta.producer.sources",
                List.of(Tag.of("state", "owned")),
                this,
                it -> it.owned().size());
        meters.gauge(
                "warta.producer.sources",
                List.of(Tag.of("state", "silent")),
                this,
                it -> it.silent().size());
        meters.gauge(
                "warta.producer.sources",
                List.of(Tag.of("state", "unavailable")),
                this,
                it -> it.unavailable().size());
    }

    /** This instance serves these partitions from now on, besides those that it serves already; perhaps none. */
    public synchronized void takesPart(Set<Integer> partitions) {
        assigned = true;
        partitions.forEach(partition -> owned.putIfAbsent(partition, new TreeSet<>()));
    }

    /** What was published of a partition's sources is being read. */
    public synchronized void begins(int partition) {
        owned.put(partition, new TreeSet<>());
    }

    /** This instance serves a source from now on. */
    public synchronized void takesOver(int partition, String sourceId) {
        owned.computeIfAbsent(partition, none -> new TreeSet<>()).add(sourceId);
    }

    /** This instance serves a source no longer. */
    public synchronized void givesUp(int partition, String sourceId) {
        owned.getOrDefault(partition, new TreeSet<>()).remove(sourceId);
        forget(Set.of(sourceId));
    }

    /** This instance serves a partition no longer. */
    public synchronized void givesUp(int partition) {
        Set<String> sourceIds = owned.remove(partition);
        restored.remove(partition);
        forget(sourceIds == null ? Set.of() : sourceIds);
    }

    private void forget(Set<String> sourceIds) {
        seen.removeAll(sourceIds);
        unavailable.keySet().removeAll(sourceIds);
        silent.removeAll(sourceIds);
    }

    /** What was published of a partition's sources before is known again. */
    public synchronized void restored(int partition) {
        restored.add(partition);
    }

    /** All of a source was seen. */
    public synchronized void seen(String sourceId) {
        seen.add(sourceId);
        unavailable.remove(sourceId);
    }

    /**
     * A source cannot be looked at.
     *
     * @return whether that is new
     */
    public synchronized boolean unavailable(String sourceId, String reason) {
        return !reason.equals(unavailable.put(sourceId, reason));
    }

    /** An item was taken in and what came of it is committed. */
    public synchronized void taken(String sourceId, String item, Decision decision) {
        int publishedArticles = decision.articles().size();
        counted(sourceId, item, publishedArticles, decision.unchanged(), decision.rejections());
        boolean faultless = decision.rejections().isEmpty();
        count(items, faultless ? publishedArticles > 0 ? PUBLISHED : UNCHANGED : REJECTED, 1);
    }

    /** What was decided is committed: says how long its articles took. */
    public void published(Lane lane, Decision decision) {
        LaneLatency latency = lane == Lane.BACKFILL ? backfill : live;
        decision.articles()
                .forEach(article -> latency.ended(
                        Stage.INGESTED_PUBLISHED, article.getIngestedAt().toEpochMilli()));
    }

    private static LaneLatency latency(MeterRegistry meters, TopicDefinition topic) {
        return new LaneLatency(meters, Clock.systemUTC(), topic.name(), Set.of(Stage.INGESTED_PUBLISHED));
    }

    /** A source was polled and what came of it is committed: each of its articles is an item. */
    public synchronized void polled(
            String sourceId, int publishedArticles, int unchangedArticles, List<Rejection> faults) {
        counted(sourceId, "", publishedArticles, unchangedArticles, faults);
        count(items, PUBLISHED, publishedArticles);
        count(items, UNCHANGED, unchangedArticles);
        count(items, REJECTED, faults.size());
    }

    private void counted(
            String sourceId, String item, int publishedArticles, int unchangedArticles, List<Rejection> faults) {
        published += publishedArticles;
        unchanged += unchangedArticles;
        rejected += faults.size();
        List<RejectedItem> rejectedItems = faults.stream()
                .limit(MOST_REJECTIONS)
                .map(fault -> new RejectedItem(sourceId, item, fault.getLine(), fault.getReason()))
                .toList();
        String key = sourceId + "/" + item;
        if (rejectedItems.isEmpty()) {
            rejections.remove(key);
        } else if (!rejectedItems.equals(rejections.put(key, rejectedItems))) {
            rejectedItems.forEach(fault -> log.warn("Rejected {}", fault));
        }
        count(articles, PUBLISHED, publishedArticles);
        count(articles, UNCHANGED, unchangedArticles);
        count(articles, REJECTED, faults.size());
    }

    /**
     * Whether a source has been silent for far longer than its habit.
     *
     * @return whether that is new
     */
    public synchronized boolean silent(String sourceId, boolean isSilent) {
        return isSilent ? silent.add(sourceId) : silent.remove(sourceId);
    }

    /** The sources of this instance that have been silent for far longer than their habit. */
    public synchronized Set<String> silent() {
        return Set.copyOf(silent);
    }

    private static Map<String, Counter> counters(MeterRegistry meters, String what) {
        return Stream.of(PUBLISHED, UNCHANGED, REJECTED)
                .collect(Collectors.toUnmodifiableMap(
                        result -> result, result -> meters.counter("warta.producer." + what, "result", result)));
    }

    private static void count(Map<String, Counter> counters, String result, int amount) {
        Objects.requireNonNull(counters.get(result)).increment(amount);
    }

    /** Articles published, new versions included. */
    public synchronized long published() {
        return published;
    }

    /** Articles that were published already as they are. */
    public synchronized long unchanged() {
        return unchanged;
    }

    /** Articles, or whole items, that could not be published. */
    public synchronized long rejected() {
        return rejected;
    }

    /** The rejections that still stand, by item; the first hundred. */
    public synchronized List<RejectedItem> rejections() {
        List<RejectedItem> first = new ArrayList<>();
        rejections.values().forEach(first::addAll);
        return List.copyOf(first.subList(0, Math.min(first.size(), MOST_REJECTIONS)));
    }

    /** The sources that cannot be looked at now, and why. */
    public synchronized Map<String, String> unavailable() {
        return Map.copyOf(unavailable);
    }

    /** The sources that this instance serves. */
    public synchronized Set<String> owned() {
        Set<String> sourceIds = new TreeSet<>();
        owned.values().forEach(sourceIds::addAll);
        return sourceIds;
    }

    /** Whether this instance takes part: it knows its sources and what was published of them. */
    public synchronized boolean isReady() {
        return assigned && restored.containsAll(owned.keySet());
    }

    /** Whether it has seen all of each of its sources at least once; one that cannot be looked at is not waited for. */
    public synchronized boolean isCaughtUp() {
        return isReady()
                && owned.values().stream()
                        .allMatch(ids -> ids.stream().allMatch(id -> seen.contains(id) || unavailable.containsKey(id)));
    }
}
