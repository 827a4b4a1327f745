package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alarm once something has been bad for a while, and ends it once it has been well for a while; what is neither
 * leaves it as it is. So nothing flutters around a threshold. Tells of each alarm twice: raised, over. For one thread.
 */
final class AlarmBook {
    private static final int MOST_OVER = 100;

    private final Duration raiseAfter;
    private final Duration clearAfter;
    private final Consumer<Alarm> changes;
    private final Map<Key, Case> cases = new HashMap<>();
    private final Deque<Alarm> over = new ArrayDeque<>();

    /** How something is. */
    enum Finding {
        BAD,
        NEITHER,
        WELL
    }

    /** One thing that was looked at. */
    record Observation(Alarm.Kind kind, String subject, Finding finding, String message) {}

    private record Key(Alarm.Kind kind, String subject) {}

    private static final class Case {
        private @Nullable Instant badSince;
        private @Nullable Instant wellSince;
        private @Nullable Alarm alarm;
    }

    /** @param changes is told of each alarm when it is raised, and when it is over */
    AlarmBook(Duration raiseAfter, Duration clearAfter, Consumer<Alarm> changes) {
        this.raiseAfter = raiseAfter;
        this.clearAfter = clearAfter;
        this.changes = changes;
    }

    /** Everything there is to look at now: what is not among it any more is over. */
    void observe(List<Observation> observations, Instant now) {
        Set<Key> seen = new HashSet<>();
        for (Observation observation : observations) {
            Key key = new Key(observation.kind(), observation.subject());
            seen.add(key);
            judge(cases.computeIfAbsent(key, none -> new Case()), observation, now);
        }
        Iterator<Map.Entry<Key, Case>> all = cases.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Key, Case> entry = all.next();
            if (!seen.contains(entry.getKey())) {
                end(entry.getValue(), now);
                all.remove();
            }
        }
    }

    private void judge(Case it, Observation observation, Instant now) {
        Alarm alarm = it.alarm;
        switch (observation.finding()) {
            case BAD -> {
                it.wellSince = null;
                Instant since = it.badSince == null ? now : it.badSince;
                it.badSince = since;
                if (alarm != null) {
                    it.alarm = new Alarm(alarm.kind(), alarm.subject(), observation.message(), alarm.since(), null);
                } else if (!since.plus(raiseAfter).isAfter(now)) {
                    Alarm raised =
                            new Alarm(observation.kind(), observation.subject(), observation.message(), since, null);
                    it.alarm = raised;
                    changes.accept(raised);
                }
            }
            case NEITHER -> it.wellSince = null;
            case WELL -> {
                it.badSince = null;
                Instant since = it.wellSince == null ? now : it.wellSince;
                it.wellSince = since;
                if (!since.plus(clearAfter).isAfter(now)) {
                    end(it, now);
                }
            }
        }
    }

    private void end(Case it, Instant now) {
        Alarm alarm = it.alarm;
        if (alarm != null) {
            Alarm ended = new Alarm(alarm.kind(), alarm.subject(), alarm.message(), alarm.since(), now);
            it.alarm = null;
            over.addFirst(ended);
            if (over.size() > MOST_OVER) {
                over.removeLast();
            }
            changes.accept(ended);
        }
    }

    /** Alarms that stand, the oldest first. */
    List<Alarm> raised() {
        List<Alarm> raised = new ArrayList<>();
        for (Case it : cases.values()) {
            if (it.alarm != null) {
                raised.add(it.alarm);
            }
        }
        raised.sort(Comparator.comparing(Alarm::since).thenComparing(Alarm::subject));
        return raised;
    }

    /** Alarms that are over, the latest first; a hundred at the most. */
    List<Alarm> over() {
        return List.copyOf(over);
    }
}
