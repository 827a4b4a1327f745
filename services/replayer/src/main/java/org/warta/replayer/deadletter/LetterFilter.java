package org.warta.replayer.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which letters: those that fit everything that is not null.
 *
 * @param group name of a group, as in the list of groups
 * @param topic the topic that holds them; null: every one of dead letters, and none of parked ones
 * @param exception class of the failure
 * @param causedBy class of its cause
 * @param service who gave them up
 * @param version of that service
 * @param key the letter's key, as shown in lists
 * @param since letters from this time on
 * @param until letters before this time
 */
public record LetterFilter(
        @Nullable String group,
        @Nullable String topic,
        @Nullable String exception,
        @Nullable String causedBy,
        @Nullable String service,
        @Nullable String version,
        @Nullable String key,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** Every letter that is not parked. */
    public static final LetterFilter ALL = new LetterFilter(null, null, null, null, null, null, null, null, null);

    /** Whether letters of this topic may fit. */
    public boolean reads(String name) {
        // a group's name does not tell its topic
        return topic == null ? group != null || !name.endsWith("-parked") : topic.equals(name);
    }

    /** Whether a letter fits. */
    public boolean fits(LetterHead head) {
        Cause cause = head.cause();
        return reads(head.address().topic())
                && (since == null || !head.time().isBefore(since))
                && (until == null || head.time().isBefore(until))
                && fits(exception, cause.exception())
                && fits(causedBy, cause.causedBy())
                && fits(service, cause.service())
                && fits(version, cause.version())
                && fits(key, head.key())
                && (group == null || group.equals(cause.group(head.address().topic())));
    }

    private static boolean fits(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
