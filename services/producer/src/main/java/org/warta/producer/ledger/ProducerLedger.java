package org.warta.producer.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What this instance did since it started: articles published + unchanged + rejected = articles looked at. Counts
 * nothing before it is committed. Safe for use by many threads.
 */
public final class ProducerLedger {
    private static final int MOST_REJECTIONS = 100;
    private static final String PUBLISHED = "published";
    private static final String UNCHANGED = "unchanged";
    private static final String REJECTED = "rejected";

    private final MeterRegistry meters;
    private final Map<String, List<RejectedItem>> rejections = new TreeMap<>();
    private final Map<String, String> unavailable = new TreeMap<>();
    private final Set<String> owned = new TreeSet<>();
    private final Set<String> restored = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();
    private boolean assigned;
    private long published;
    private long unchanged;
    private long rejected;

    public ProducerLedger(MeterRegistry meters) {
        this.meters = meters;
        for (String result : List.of(PUBLISHED, UNCHANGED, REJECTED)) {
            count("items", result, 0);
            count("articles", result, 0);
        }
    }

    /** This instance knows which sources it serves, perhaps none. */
    public synchronized void takesPart() {
        assigned = true;
    }

    /** This instance serves these sources from now on. */
    public synchronized void takesOver(Set<String> sourceIds) {
        owned.addAll(sourceIds);
    }

    /** This instance serves these sources no longer. */
    public synchronized void givesUp(Set<String> sourceIds) {
        owned.removeAll(sourceIds);
        restored.removeAll(sourceIds);
        seen.removeAll(sourceIds);
        unavailable.keySet().removeAll(sourceIds);
    }

    /** What was published of these sources before is known again. */
    public synchronized void restored(Set<String> sourceIds) {
        restored.addAll(sourceIds);
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
    public synchronized void taken(
            String sourceId, String item, int publishedArticles, int unchangedArticles, List<RejectedItem> faults) {
        published += publishedArticles;
        unchanged += unchangedArticles;
        rejected += faults.size();
        if (faults.isEmpty()) {
            rejections.remove(sourceId + "/" + item);
        } else {
            rejections.put(sourceId + "/" + item, List.copyOf(faults));
        }
        count("articles", PUBLISHED, publishedArticles);
        count("articles", UNCHANGED, unchangedArticles);
        count("articles", REJECTED, faults.size());
        count("items", faults.isEmpty() ? publishedArticles > 0 ? PUBLISHED : UNCHANGED : REJECTED, 1);
    }

    private void count(String what, String result, int amount) {
        meters.counter("warta.producer." + what, "result", result).increment(amount);
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
        return Set.copyOf(owned);
    }

    /** Whether this instance takes part: it knows its sources and what was published of them. */
    public synchronized boolean isReady() {
        return assigned && restored.containsAll(owned);
    }

    /** Whether it has seen all of each of its sources at least once; one that cannot be looked at is not waited for. */
    public synchronized boolean isCaughtUp() {
        return isReady() && owned.stream().allMatch(id -> seen.contains(id) || unavailable.containsKey(id));
    }
}
