package org.warta.producer.push;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article.
 *
 * @param id Article.id; null where it could not be read
 * @param uri Article.uri; null where it could not be read
 * @param version Article.version of the last version published; null where none is known
 * @param faults why it was rejected, or failed
 * @param status what HTTP calls it
 */
public record Outcome(
        Result result,
        @Nullable String id,
        @Nullable String uri,
        @Nullable Long version,
        List<Fault> faults,
        int status) {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_LARGE = 413;

    /** How it ended. */
    public enum Result {
        /** A new version is published. */
        ACCEPTED,
        /** It is published already as it is. */
        UNCHANGED,
        /** It can never be published as it is. */
        REJECTED,
        /** It may be published when it is sent again. */
        FAILED;

        /** In lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Outcome {
        faults = List.copyOf(faults);
    }

    public static Outcome accepted(Submission submission, long version) {
        return new Outcome(Result.ACCEPTED, submission.id(), submission.uri(), version, List.of(), CREATED);
    }

    public static Outcome unchanged(Submission submission, long version) {
        return new Outcome(Result.UNCHANGED, submission.id(), submission.uri(), version, List.of(), OK);
    }

    /** Its uri is told where it could be read. */
    public static Outcome rejected(List<Fault> faults, @Nullable Submission submission) {
        return new Outcome(
                Result.REJECTED,
                submission == null ? null : submission.id(),
                submission == null ? null : submission.uri(),
                null,
                faults,
                UNPROCESSABLE);
    }

    public static Outcome tooLarge(int mostBytes) {
        Fault fault = Fault.whole("is over the limit of " + mostBytes + " bytes for an article");
        return new Outcome(Result.REJECTED, null, null, null, List.of(fault), TOO_LARGE);
    }

    /**
     * It is to be sent again.
     *
     * @param status 429 or 503
     */
    public static Outcome failed(@Nullable Submission submission, int status, String detail) {
        return new Outcome(
                Result.FAILED,
                submission == null ? null : submission.id(),
                submission == null ? null : submission.uri(),
                null,
                List.of(Fault.whole(detail)),
                status);
    }
}
