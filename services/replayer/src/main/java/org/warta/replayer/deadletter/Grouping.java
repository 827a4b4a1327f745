package org.warta.replayer.deadletter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts letters by topic and cause, and over time. */
final class Grouping {
    private final ChronoUnit bucket;
    private final Map<Key, Tally> tallies = new HashMap<>();

    private record Key(String topic, Cause cause) {}

    /** @param bucket hours or days */
    Grouping(ChronoUnit bucket) {
        this.bucket = bucket;
    }

    void add(LetterHead head, LetterState state) {
        tallies.computeIfAbsent(new Key(head.address().topic(), head.cause()), key -> new Tally(head))
                .add(head, state, bucket);
    }

    /** The groups, that of the latest letter first. */
    List<LetterGroup> groups() {
        List<LetterGroup> groups = new ArrayList<>();
        tallies.forEach((key, tally) -> groups.add(tally.group(key)));
        groups.sort((a, b) -> b.last().equals(a.last())
                ? a.group().compareTo(b.group())
                : b.last().compareTo(a.last()));
        return groups;
    }

    private static final class Tally {
        private final Map<LetterState, Long> states = new EnumMap<>(LetterState.class);
        private final Map<Instant, Long> overTime = new TreeMap<>();
        private LetterHead latest;
        private Instant first;
        private long letters;

        Tally(LetterHead head) {
            latest = head;
            first = head.time();
        }

        void add(LetterHead head, LetterState state, ChronoUnit bucket) {
            letters++;
            states.merge(state, 1L, Long::sum);
            overTime.merge(head.time().truncatedTo(bucket), 1L, Long::sum);
            if (head.time().isAfter(latest.time())) {
                latest = head;
            }
            if (head.time().isBefore(first)) {
                first = head.time();
            }
        }

        LetterGroup group(Key key) {
            return new LetterGroup(
                    key.cause().group(key.topic()),
                    key.topic(),
                    key.cause().exception(),
                    key.cause().causedBy(),
                    key.cause().service(),
                    key.cause().version(),
                    letters,
                    states.getOrDefault(LetterState.WAITING, 0L),
                    states.getOrDefault(LetterState.REDRIVEN, 0L),
                    states.getOrDefault(LetterState.FAILED_AGAIN, 0L),
                    states.getOrDefault(LetterState.PARKED, 0L),
                    first,
                    latest.time(),
                    latest.address().toString(),
                    latest.message(),
                    overTime.entrySet().stream()
                            .map(count -> new LetterGroup.Count(count.getKey(), count.getValue()))
                            .toList());
        }
    }
}
