package org.warta.replayer.deadletter;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One letter as people look at it. Whatever bytes it holds, this is text that JSON takes.
 *
 * @param address as in {@code news.articles-dlt-3@17}
 * @param time when it became a letter
 * @param group the group that it belongs to
 * @param key text, or {@code 0x} and hexadecimal digits; null where it has none
 * @param cause why it died
 * @param message what the failure said; null where the letter does not say
 * @param stackTrace of the failure; null where the letter does not say
 * @param original where the record came from
 * @param attempt how often the record was redriven before it became this letter
 * @param redriveOf the letter that was redriven and became this one; null for one that was not redriven
 * @param state what has become of it
 * @param redriven how it was last redriven; null when it never was
 * @param again the letter that it came back as; null when it has not
 * @param headers all of them, in their order, as far as shown
 * @param value what it says
 */
public record LetterDetail(
        String address,
        String topic,
        int partition,
        long offset,
        Instant time,
        String group,
        @Nullable String key,
        Cause cause,
        @Nullable String message,
        @Nullable String stackTrace,
        Original original,
        int attempt,
        @Nullable String redriveOf,
        LetterState state,
        @Nullable Redriven redriven,
        @Nullable String again,
        List<Header> headers,
        Value value) {
    private static final int MOST_TEXT = 16_000;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_VALUE_TEXT = 64 * 1024;
    private static final int MOST_VALUE_HEX = 4 * 1024;

    /** Larger ones are decoded when that is asked for. */
    private static final int MOST_DECODED = 1024 * 1024;

    /** Where a record came from; null what the letter does not say. */
    public record Original(
            @Nullable String topic,
            @Nullable Long partition,
            @Nullable Long offset,
            @Nullable Instant timestamp) {}

    /**
     * A header.
     *
     * @param value text, or {@code 0x} and hexadecimal digits, or a number where the name says so; null where it has none
     * @param bytes how long it is
     * @param whole whether all of it is shown
     */
    public record Header(String name, @Nullable String value, int bytes, boolean whole) {}

    /**
     * A value. It has {@code json}, whole, where it can be decoded and is not too large; {@code text} and {@code hex} may
     * be beginnings.
     *
     * @param bytes how long it is; 0 also where there is none
     * @param present whether there is one
     * @param type the event's name; null where it cannot be decoded
     * @param json the event; null where it cannot be decoded, or is large and was not asked for
     * @param tooLarge whether it could be decoded and is not shown for its size
     * @param problem why it cannot be decoded; null where it can
     * @param text the value where it is text; else null
     * @param hex the value's bytes where it can be neither decoded nor read as text; else null
     */
    public record Value(
            int bytes,
            boolean present,
            @Nullable String type,
            @Nullable ObjectNode json,
            boolean tooLarge,
            @Nullable String problem,
            @Nullable String text,
            @Nullable String hex) {}

    public LetterDetail {
        headers = List.copyOf(headers);
    }

    /**
     * A letter.
     *
     * @param event what its value says; null where that cannot be decoded, or where there is none
     * @param problem why it cannot be decoded; null where it can, or where there is none
     * @param full whether a large value is decoded as well
     */
    public static LetterDetail of(
            Letter letter, @Nullable SpecificRecord event, @Nullable String problem, Fate fate, boolean full) {
        LetterHead head = letter.head();
        LetterAddress address = letter.address();
        return new LetterDetail(
                address.toString(),
                address.topic(),
                address.partition(),
                address.offset(),
                letter.time(),
                head.cause().group(address.topic()),
                head.key(),
                head.cause(),
                Octets.shown(letter.header(Letter.MESSAGE), MOST_TEXT),
                Octets.shown(letter.header(Letter.STACK_TRACE), MOST_TEXT),
                original(letter),
                letter.attempt(),
                head.redriveOf() == null ? null : head.redriveOf().toString(),
                fate.state(),
                fate.redriven(),
                fate.again() == null ? null : fate.again().toString(),
                letter.headers().stream()
                        .limit(MOST_HEADERS)
                        .map(LetterDetail::header)
                        .toList(),
                value(Letter.bytes(letter.value()), event, problem, full));
    }

    private static Original original(Letter letter) {
        Long timestamp = Octets.number(letter.header(Letter.ORIGINAL_TIMESTAMP));
        return new Original(
                Octets.shown(letter.header(Letter.ORIGINAL_TOPIC), MOST_TEXT),
                letter.originalPartition(),
                letter.originalOffset(),
                timestamp == null ? null : Instant.ofEpochMilli(timestamp));
    }

    private static Header header(LetterHeader header) {
        byte[] bytes = Letter.bytes(header.value());
        Long number = Letter.isNumber(header.name()) ? Octets.number(bytes) : null;
        String shown = number == null ? Octets.shown(bytes, MOST_TEXT) : number.toString();
        int length = bytes == null ? 0 : bytes.length;
        String whole = number == null ? Octets.shown(bytes, Integer.MAX_VALUE) : shown;
        return new Header(Octets.clean(header.name()), shown, length, shown == null || shown.equals(whole));
    }

    private static Value value(
            byte @Nullable [] bytes, @Nullable SpecificRecord event, @Nullable String problem, boolean full) {
        if (bytes == null) {
            return new Value(0, false, null, null, false, problem, null, null);
        }
        if (event != null) {
            boolean tooLarge = !full && bytes.length > MOST_DECODED;
            return new Value(
                    bytes.length,
                    true,
                    event.getSchema().getName(),
                    tooLarge ? null : AvroJson.json(event),
                    tooLarge,
                    null,
                    null,
                    null);
        }
        String text =
                Octets.text(bytes).map(all -> Octets.cut(all, MOST_VALUE_TEXT)).orElse(null);
        return new Value(
                bytes.length,
                true,
                null,
                null,
                false,
                problem,
                text,
                text == null ? Octets.hex(bytes, MOST_VALUE_HEX) : null);
    }
}
