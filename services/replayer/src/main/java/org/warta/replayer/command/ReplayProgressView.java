package org.warta.replayer.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tools.jackson.databind.JsonNode;

/** Shows how far a replay is, once or until it ends. */
final class ReplayProgressView {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Set<String> STANDING = Set.of("COMPLETED", "CANCELED", "FAILED", "PAUSED");

    private final Api api;
    private final Output output;

    ReplayProgressView(Api api, Output output) {
        this.api = api;
        this.output = output;
    }

    int show(String id) {
        JsonNode replay = replay(id);
        output.print(replay, out -> whole(replay, out));
        return ExitCode.OK.code();
    }

    /** Waits until the replay ends or pauses; the exit code says whether it is complete. */
    int waitFor(String id) {
        JsonNode replay = replay(id);
        try (ProgressBar bar = bar(id, replay)) {
            while (!STANDING.contains(replay.path("status").asString())) {
                step(bar, replay);
                Thread.sleep(LOOK.toMillis());
                replay = replay(id);
            }
            step(bar, replay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(ExitCode.FAILED, "interrupted; the replay goes on");
        }
        JsonNode end = replay;
        output.print(end, out -> line(end, out));
        boolean completed = end.path("status").asString().equals("COMPLETED");
        return (completed ? ExitCode.OK : ExitCode.NOT_COMPLETED).code();
    }

    private JsonNode replay(String id) {
        return api.get("/api/v1/replays/" + Api.encoded(id));
    }

    /** On the error stream, which leaves the other one to the result. */
    private static ProgressBar bar(String id, JsonNode replay) {
        return new ProgressBarBuilder()
                .setTaskName(id)
                .setInitialMax(replay.at("/progress/offsets").asLong())
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    private static void step(ProgressBar bar, JsonNode replay) {
        bar.stepTo(replay.at("/progress/done").asLong());
        bar.setExtraMessage(" %s, %,d sent%s"
                .formatted(
                        replay.path("status").asString(),
                        replay.at("/progress/sent").asLong(),
                        replay.at("/progress/pace/yielding").asBoolean() ? ", yielding to live traffic" : ""));
    }

    /** A replay in a line. */
    static void line(JsonNode replay, PrintWriter out) {
        JsonNode progress = replay.path("progress");
        out.printf(
                "%s %s: %,d records sent to %s, %,d skipped, %,d undecodable, %,d gone%s%n",
                replay.path("id").asString(),
                replay.path("status").asString(),
                progress.path("sent").asLong(),
                replay.path("targetTopic").asString(),
                progress.path("skipped").asLong(),
                progress.path("undecodable").asLong(),
                progress.path("gone").asLong(),
                replay.has("reason") ? ": " + replay.path("reason").asString() : "");
    }

    private static void whole(JsonNode replay, PrintWriter out) {
        line(replay, out);
        JsonNode progress = replay.path("progress");
        if (progress.has("remainingSeconds")) {
            out.printf(
                    "%s to go%n",
                    time(Duration.ofSeconds(progress.path("remainingSeconds").asLong())));
        }
        out.printf(
                "asked for by %s at %s: %s%n%n",
                replay.path("requestedBy").asString(),
                replay.path("requestedAt").asString(),
                replay.at("/request/why").asString());
        Table partitions = new Table("partition", "position", "read", "sent", "skipped", "undecodable", "gone");
        progress.path("partitions")
                .forEach(partition -> partitions.add(
                        partition.path("partition").asInt(),
                        partition.path("position").asLong(),
                        partition.path("read").asLong(),
                        partition.path("sent").asLong(),
                        partition.path("skipped").asLong(),
                        partition.path("undecodable").asLong(),
                        partition.path("gone").asLong()));
        partitions.print(out);
    }

    /** A time as people write it, as 1h 2m 3s. */
    static String time(Duration time) {
        return time.toString().substring(2).replaceAll("(\\d[HM])(?!$)", "$1 ").toLowerCase(Locale.ROOT);
    }
}
