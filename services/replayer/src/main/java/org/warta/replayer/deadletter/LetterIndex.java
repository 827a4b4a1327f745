package org.warta.replayer.deadletter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The heads of the latest letters, of all topics together so many at the most: when one more comes, the oldest goes. Safe
 * for use by many threads.
 */
public final class LetterIndex {
    private static final Comparator<LetterHead> NEWEST_FIRST = Comparator.comparing(LetterHead::time)
            .thenComparing(LetterHead::address)
            .reversed();

    private final int most;
    private final Function<LetterAddress, @Nullable Redriven> redrives;
    private final Map<String, Deque<LetterHead>> partitions = new TreeMap<>();

    /** Which letter a redriven record came back as, by the record's place. */
    private final Map<String, LetterAddress> again = new HashMap<>();

    /** Causes are few and letters many: each is kept once. */
    private final Map<Cause, Cause> causes = new HashMap<>();

    private int size;
    private boolean older;

    /**
     * @param most how many heads are kept
     * @param redrives how a letter was last redriven; null when it never was
     */
    public LetterIndex(int most, Function<LetterAddress, @Nullable Redriven> redrives) {
        this.most = most;
        this.redrives = redrives;
    }

    /** Adds the next letter of its partition. */
    public synchronized void add(LetterHead head) {
        Cause cause = Objects.requireNonNullElse(causes.putIfAbsent(head.cause(), head.cause()), head.cause());
        LetterHead shared = new LetterHead(
                head.address(),
                head.time(),
                head.key(),
                cause,
                head.message(),
                head.attempt(),
                head.redriveOf(),
                head.failed());
        partitions
                .computeIfAbsent(partition(head.address()), partition -> new ArrayDeque<>())
                .addLast(shared);
        size++;
        if (head.failed() != null && !head.address().isParked()) {
            again.put(head.failed(), head.address());
        }
        if (size > most) {
            partitions.values().stream()
                    .filter(heads -> !heads.isEmpty())
                    .min(Comparator.comparing(heads -> heads.getFirst().time()))
                    .ifPresent(this::forgetFirst);
            older = true;
        }
    }

    /** Notes that there are letters that were not added, since they are older than the index reaches. */
    public synchronized void passOlder() {
        older = true;
    }

    /** Forgets the letters of a partition before an offset: they have expired. */
    public synchronized void forgetBefore(String topic, int partition, long offset) {
        Deque<LetterHead> heads = partitions.get(partition(topic, partition));
        while (heads != null && !heads.isEmpty() && heads.getFirst().address().offset() < offset) {
            forgetFirst(heads);
        }
    }

    private void forgetFirst(Deque<LetterHead> heads) {
        LetterHead head = heads.removeFirst();
        size--;
        if (head.failed() != null) {
            again.remove(head.failed(), head.address());
        }
    }

    /** How many letters are known, and whether those are all. */
    public synchronized Reach reach() {
        Instant oldest = partitions.values().stream()
                .filter(heads -> !heads.isEmpty())
                .map(heads -> heads.getFirst().time())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Reach(size, most, oldest, older);
    }

    /**
     * How far the index reaches.
     *
     * @param letters heads in it
     * @param most heads that it keeps
     * @param since time of the oldest; null when there are none
     * @param older whether there have been older ones than it keeps; they can be redriven, and looked at by address
     */
    public record Reach(int letters, int most, @Nullable Instant since, boolean older) {}

    /** What has become of a letter. */
    public synchronized Fate fate(LetterAddress address) {
        Redriven redriven = redrives.apply(address);
        return Fate.of(redriven, redriven == null ? null : again.get(redriven.place()));
    }

    /** The groups of the letters that fit, counted in hours or days. */
    public synchronized List<LetterGroup> groups(LetterFilter filter, ChronoUnit bucket) {
        Grouping grouping = new Grouping(bucket);
        each(filter, head -> grouping.add(head, fate(head.address()).state()));
        return grouping.groups();
    }

    /**
     * The latest letters that fit.
     *
     * @param state only those of which this has become; null for all
     * @param before only what comes after this one in the list; null from the beginning
     * @param limit how many at the most
     */
    public synchronized List<Listed> letters(
            LetterFilter filter, @Nullable LetterState state, @Nullable Position before, int limit) {
        PriorityQueue<LetterHead> latest = new PriorityQueue<>(NEWEST_FIRST.reversed());
        each(filter, head -> {
            if ((before == null || before.isBefore(head))
                    && (state == null || fate(head.address()).state() == state)) {
                latest.add(head);
                if (latest.size() > limit) {
                    latest.remove();
                }
            }
        });
        List<LetterHead> heads = new ArrayList<>(latest);
        heads.sort(NEWEST_FIRST);
        return heads.stream()
                .map(head -> new Listed(head, fate(head.address())))
                .toList();
    }

    /** A letter in a list. */
    public record Listed(LetterHead head, Fate fate) {}

    /** A place in the list of letters, the newest first. */
    public record Position(Instant time, LetterAddress address) {
        private boolean isBefore(LetterHead head) {
            int order = head.time().compareTo(time);
            return order < 0 || (order == 0 && head.address().compareTo(address) < 0);
        }
    }

    private void each(LetterFilter filter, Consumer<LetterHead> action) {
        partitions.values().forEach(heads -> heads.stream().filter(filter::fits).forEach(action));
    }

    private static String partition(LetterAddress address) {
        return partition(address.topic(), address.partition());
    }

    private static String partition(String topic, int partition) {
        return topic + "-" + partition;
    }
}
