package org.warta.replayer.deadletter;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands. Written {@code <topic>-<partition>@<offset>}, as in {@code news.articles-dlt-3@17}. Ordered
 * by topic, partition and offset.
 *
 * @param topic a topic of dead letters or of parked ones
 */
public record LetterAddress(String topic, int partition, long offset) implements Comparable<LetterAddress> {
    private static final Pattern FORM = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");
    private static final Pattern TOPIC = Pattern.compile("(news\\.[a-zA-Z0-9._-]{1,235})-(dlt|parked)");
    private static final Comparator<LetterAddress> ORDER = Comparator.comparing(LetterAddress::topic)
            .thenComparing(LetterAddress::partition)
            .thenComparing(LetterAddress::offset);

    public LetterAddress {
        if (!isTopic(topic)) {
            throw new IllegalArgumentException("`" + topic + "` holds no dead letters: its name must begin with news."
                    + " and end with -dlt or -parked");
        }
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "partition " + partition + " and offset " + offset + " must be 0 or more");
        }
    }

    /** The address that a text is; empty when it is none. */
    public static Optional<LetterAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && isTopic(matcher.group(1))
                ? Optional.of(new LetterAddress(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether a topic of this name holds dead letters, parked ones included. */
    public static boolean isTopic(String name) {
        return TOPIC.matcher(name).matches();
    }

    /** The topic whose records died. */
    public String origin() {
        return origin(topic);
    }

    /** Where letters go that were redriven often enough. */
    public String parking() {
        return origin() + "-parked";
    }

    /** Whether the letter is parked already. */
    public boolean isParked() {
        return topic.endsWith("-parked");
    }

    static String origin(String topic) {
        return topic.substring(0, topic.lastIndexOf('-'));
    }

    @Override
    public int compareTo(LetterAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
