package org.warta.replayer.deadletter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.warta.event.LetterPlace;
import org.warta.event.RedrivenLetter;
import org.warta.event.ReplayEvent;

/**
 * All redrives, and how each letter that is still in its topic was last redriven: about two hundred bytes a letter.
 * Taking an event twice changes nothing. Safe for use by many threads.
 */
public final class RedriveBook {
    private final Map<String, RedriveTask> tasks = new HashMap<>();
    private final Map<String, NavigableMap<Long, Redriven>> letters = new HashMap<>();
    private final Map<String, Long> beginnings = new HashMap<>();

    /** Takes the next event of {@code news.replays}, of a replay or of a redrive. */
    public synchronized void take(ReplayEvent event) {
        RedriveTask before = tasks.get(event.getId());
        RedriveTask after = before == null ? RedriveTask.first(event) : before.after(event);
        if (after != null) {
            tasks.put(event.getId(), after);
            if (event.getRedrive() != null) {
                event.getRedrive().getLetters().forEach(letter -> mark(event, letter));
            }
        }
    }

    private void mark(ReplayEvent event, RedrivenLetter redriven) {
        LetterPlace letter = redriven.getLetter();
        String partition = partition(letter.getTopic(), letter.getPartition());
        if (letter.getOffset() >= beginnings.getOrDefault(partition, 0L)) {
            letters.computeIfAbsent(partition, none -> new TreeMap<>())
                    .put(
                            letter.getOffset(),
                            new Redriven(
                                    event.getId(),
                                    event.getWho(),
                                    event.getAt(),
                                    event.getWhy(),
                                    event.getRedrive().getEdited(),
                                    redriven.getTargetTopic(),
                                    redriven.getTargetPartition(),
                                    redriven.getTargetOffset()));
        }
    }

    /** How a letter was last redriven; null when it never was. */
    public synchronized @Nullable Redriven find(LetterAddress letter) {
        NavigableMap<Long, Redriven> partition = letters.get(partition(letter.topic(), letter.partition()));
        return partition == null ? null : partition.get(letter.offset());
    }

    /** Forgets the letters of a partition before an offset: they have expired. */
    public synchronized void forgetBefore(String topic, int partition, long offset) {
        beginnings.put(partition(topic, partition), offset);
        NavigableMap<Long, Redriven> known = letters.get(partition(topic, partition));
        if (known != null) {
            known.headMap(offset).clear();
        }
    }

    /** The redrive with this id. */
    public synchronized Optional<RedriveTask> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Every redrive, the latest first. */
    public synchronized List<RedriveTask> all() {
        return tasks.values().stream()
                .sorted(Comparator.comparing(RedriveTask::requestedAt)
                        .thenComparing(RedriveTask::id)
                        .reversed())
                .toList();
    }

    /** Those that have not ended, the oldest first. */
    public synchronized List<RedriveTask> open() {
        return tasks.values().stream()
                .filter(task -> !task.isEnded())
                .sorted(Comparator.comparing(RedriveTask::requestedAt).thenComparing(RedriveTask::id))
                .toList();
    }

    private static String partition(String topic, int partition) {
        return topic + "-" + partition;
    }
}
