package org.warta.platform.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long the articles of a consumer group took of late. A service writes it beside each offset that it commits, so that
 * whoever may read the group's offsets knows it, without asking the service. As text: {@code at=1764000000
 * published-enriched=12/80/310}, seconds since 1970, then median, 99th percentile and maximum in milliseconds.
 *
 * @param at when it was made; 1970 when nothing was measured yet
 * @param stages what is known of each stage of the minute before
 */
public record LatencyReport(Instant at, Map<Stage, Percentiles> stages) {
    /** Nothing is known. */
    public static final LatencyReport NONE = new LatencyReport(Instant.EPOCH, Map.of());

    private static final Pattern PART = Pattern.compile(" ([a-z-]+)=(\\d{1,18})/(\\d{1,18})/(\\d{1,18})");
    private static final Pattern TEXT = Pattern.compile("at=(\\d{1,12})((?:" + PART + ")*)");

    /** How long a stage took: half of the articles no longer than the median. */
    public record Percentiles(Duration median, Duration p99, Duration max) {}

    public LatencyReport {
        Map<Stage, Percentiles> sorted = new EnumMap<>(Stage.class);
        sorted.putAll(stages);
        stages = Collections.unmodifiableMap(sorted);
    }

    /** The report of a commit; empty where the commit carries none. Stages that are not known are passed over. */
    public static Optional<LatencyReport> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Map<Stage, Percentiles> stages = new EnumMap<>(Stage.class);
        Matcher part = PART.matcher(parts.group(2));
        while (part.find()) {
            Percentiles values = new Percentiles(millis(part.group(2)), millis(part.group(3)), millis(part.group(4)));
            Stage.labelled(part.group(1)).ifPresent(stage -> stages.put(stage, values));
        }
        return Optional.of(new LatencyReport(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), stages));
    }

    /** The report as a commit carries it; empty text when nothing is known. */
    public String text() {
        if (stages.isEmpty()) {
            return "";
        }
        return stages.entrySet().stream()
                .map(stage -> stage.getKey().label() + "="
                        + stage.getValue().median().toMillis() + "/"
                        + stage.getValue().p99().toMillis() + "/"
                        + stage.getValue().max().toMillis())
                .collect(Collectors.joining(" ", "at=" + at.getEpochSecond() + " ", ""));
    }

    private static Duration millis(String digits) {
        return Duration.ofMillis(Long.parseLong(digits));
    }
}
