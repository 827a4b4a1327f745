package org.warta.reader.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client has seen: every record of the topic before these offsets, and every article whose embargo ended up to this
 * time.
 *
 * @param topic Kafka's id of the topic: offsets mean nothing in another one
 * @param offsets of the next record to see, by partition; partitions that came later are at their beginning
 * @param until embargoes that ended by then, to the microsecond, have been seen
 * @param released of those that ended at that very moment only the articles up to this one; null: all
 */
public record Position(
        String topic,
        List<Long> offsets,
        Instant until,
        @Nullable UUID released) {
    /** In no topic: whoever is there starts again. */
    public static final Position NOWHERE = new Position("", List.of(), Instant.EPOCH, null);

    /** Order in which articles come whose embargo ends at the same time: that of PostgreSQL. */
    static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MAX_LENGTH = 8_000;
    private static final Pattern FORM = Pattern.compile("(?<topic>[\\w-]{22}):(?<offsets>\\d{1,18}(?:\\.\\d{1,18})*)"
            + ":(?<until>\\d{1,17})(?::(?<released>\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}))?");

    public Position {
        offsets = List.copyOf(offsets);
        until = until.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL's
    }

    /** Reads {@link #token()}; empty when the text is none. */
    public static Optional<Position> of(String token) {
        Matcher form = FORM.matcher(token);
        if (token.length() > MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        String released = form.group("released");
        return Optional.of(new Position(
                form.group("topic"),
                Arrays.stream(form.group("offsets").split("\\.", -1))
                        .map(Long::valueOf)
                        .toList(),
                Instant.EPOCH.plus(Long.parseLong(form.group("until")), ChronoUnit.MICROS),
                released == null ? null : UUID.fromString(released)));
    }

    /** The position as an event's id: plain text without spaces. */
    public String token() {
        return topic + ":" + offsets.stream().map(String::valueOf).collect(Collectors.joining(".")) + ":"
                + (until.getEpochSecond() * MICROS + until.getNano() / NANOS_PER_MICRO)
                + (released == null ? "" : ":" + released);
    }

    /** Offset of the next record of this partition. */
    public long offset(int partition) {
        return partition < offsets.size() ? offsets.get(partition) : 0;
    }

    /** The position once the record at this offset is seen. */
    public Position passing(int partition, long offset) {
        List<Long> passed = new ArrayList<>(offsets);
        while (passed.size() <= partition) {
            passed.add(0L);
        }
        passed.set(partition, Math.max(passed.get(partition), offset + 1));
        return new Position(topic, passed, until, released);
    }

    /** The position once every embargo up to this time is seen. */
    public Position reaching(Instant time) {
        return new Position(topic, offsets, time, null);
    }

    /** The position once the article is seen whose embargo ended then. */
    public Position releasing(Instant embargo, UUID article) {
        return new Position(topic, offsets, embargo, article);
    }

    /** Whether the article whose embargo ended at this time has been seen. */
    public boolean hasReleased(Instant embargo, UUID article) {
        int order = embargo.compareTo(until);
        return order < 0 || (order == 0 && (released == null || BY_BYTES.compare(article, released) <= 0));
    }

    /** What either has seen, both being of one topic. */
    public Position and(Position other) {
        List<Long> furthest = new ArrayList<>();
        for (int partition = 0; partition < Math.max(offsets.size(), other.offsets.size()); partition++) {
            furthest.add(Math.max(offset(partition), other.offset(partition)));
        }
        Position later = isReleasedBy(other) ? other : this;
        return new Position(topic, furthest, later.until, later.released);
    }

    /** Whether the other has seen all that this one has, both being of one topic. */
    public boolean isWithin(Position other) {
        for (int partition = 0; partition < offsets.size(); partition++) {
            if (offset(partition) > other.offset(partition)) {
                return false;
            }
        }
        return isReleasedBy(other);
    }

    private boolean isReleasedBy(Position other) {
        int order = until.compareTo(other.until);
        return order < 0
                || (order == 0
                        && (other.released == null
                                || (released != null && BY_BYTES.compare(released, other.released) <= 0)));
    }

    @Override
    public String toString() {
        return token();
    }
}
