package org.warta.replayer.pipeline;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param subject the group, topic or source that it is about
 * @param message what is wrong, one sentence, as it was last seen
 * @param since when it began to be wrong
 * @param over when it was well again; null while it is not
 */
public record Alarm(
        Kind kind,
        String subject,
        String message,
        Instant since,
        @Nullable Instant over) {

    /** What is wrong. */
    public enum Kind {
        /** Records wait too long for a service. */
        LATE,
        /** Dead letters come in. */
        LETTERS,
        /** A source has had nothing new for far longer than its habit. */
        SILENT,
        /** Kafka does not answer, so that nothing of all this is known. */
        BLIND;

        /** Its name in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
