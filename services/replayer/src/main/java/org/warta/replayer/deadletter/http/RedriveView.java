package org.warta.replayer.deadletter.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.RedriveStatus;
import org.warta.replayer.deadletter.RedriveTask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A redrive.
 *
 * @param filter which letters; null where a single one was asked for
 * @param counts letters so far, by what became of them; FAILED_AGAIN counts those of them that have come back
 * @param done offsets looked at; null where a single letter was asked for
 * @param total offsets to look at; null where a single letter was asked for
 * @param waitsFor consumer groups that have to process what was sent before it goes on
 * @param reason why it ended before its end; null when it did not
 */
record RedriveView(
        String id,
        RedriveStatus status,
        String who,
        @Nullable String why,
        Instant requestedAt,
        Instant changedAt,
        @Nullable JsonNode filter,
        boolean again,
        boolean edited,
        Map<String, Long> counts,
        @Nullable Long done,
        @Nullable Long total,
        List<String> waitsFor,
        @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RedriveView of(RedriveTask task, List<String> waitsFor) {
        RedriveTask.Progress progress = task.filter() == null ? null : task.progress();
        return new RedriveView(
                task.id(),
                task.status(),
                task.who(),
                task.why(),
                task.requestedAt(),
                task.changedAt(),
                task.filter() == null ? null : JSON.readTree(task.filter()),
                task.again(),
                task.edited(),
                task.counts(),
                progress == null ? null : progress.done(),
                progress == null ? null : progress.total(),
                waitsFor,
                task.reason());
    }
}
