package org.warta.producer.push;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Rejection;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.FileFormat;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Identity;

/** Reads bytes that were submitted. */
public final class SubmissionReader {
    private SubmissionReader() {}

    /**
     * Reads one object of ninjs.
     *
     * @param sourceId the source of the article, where it declares no other
     * @param linesBefore lines of the body that stand before it
     */
    public static Submitted json(byte[] bytes, String sourceId, int linesBefore) {
        Reading reading = ArticleReader.read(FileFormat.JSON, bytes, sourceId);
        if (!startsLikeObject(bytes)) {
            return reading.rejections().isEmpty()
                    ? Submitted.refused("is no article: it is to be an object")
                    : refused(reading.rejections(), linesBefore);
        }
        if (reading.drafts().size() + reading.rejections().size() > 1
                && reading.rejections().isEmpty()) {
            return Submitted.refused("holds several articles: send them as application/x-ndjson, or as an array");
        }
        return submitted(reading, bytes, linesBefore);
    }

    /**
     * Reads plain text: the first line is the headline.
     *
     * @param uri its address; null to make one of its content
     */
    public static Submitted text(byte[] bytes, String sourceId, @Nullable String uri) {
        String problem = uri == null ? null : ArticleUri.problem(uri);
        if (problem != null) {
            return Submitted.refused(problem);
        }
        Reading reading = ArticleReader.read(FileFormat.PLAIN_TEXT, bytes, sourceId);
        if (uri != null) {
            List<Draft> named = reading.drafts().stream()
                    .map(draft -> new Draft(
                            "",
                            draft.line(),
                            Article.newBuilder(draft.article()).setUri(uri)))
                    .toList();
            reading = new Reading(named, reading.rejections());
        }
        return submitted(reading, bytes, 0);
    }

    /**
     * Reads a document of NewsML-G2.
     *
     * @param contentType as HTTP gave it
     * @param now dates that lie much after it are wrong
     */
    public static Submitted newsMl(byte[] bytes, String sourceId, String contentType, Instant now) {
        Document document = DocumentReader.read(bytes, Origin.of(sourceId, now).withContentType(contentType));
        if (document.kind() != DocumentKind.NEWSML_G2) {
            List<Rejection> why = document.reading().rejections();
            return document.kind() == DocumentKind.UNKNOWN && !why.isEmpty()
                    ? refused(why, 0)
                    : Submitted.refused("is no NewsML-G2: its root is to be newsItem or newsMessage");
        }
        if (document.reading().drafts().isEmpty()
                && document.reading().rejections().isEmpty()) {
            return Submitted.refused("holds no newsItem");
        }
        return submitted(document.reading(), bytes, 0);
    }

    private static Submitted submitted(Reading reading, byte[] bytes, int linesBefore) {
        if (!reading.rejections().isEmpty()) {
            return refused(reading.rejections(), linesBefore);
        }
        ByteBuffer hash = Identity.sha256(bytes);
        List<Submission> submissions = reading.drafts().stream()
                .map(draft -> Submission.of(draft.article(), hash))
                .toList();
        if (submissions.stream().map(Submission::id).distinct().count() < submissions.size()) {
            return Submitted.refused("holds several articles without a uri of their own: give each its own");
        }
        return new Submitted(submissions, List.of());
    }

    private static Submitted refused(List<Rejection> rejections, int linesBefore) {
        return new Submitted(
                List.of(),
                rejections.stream()
                        .map(rejection -> Fault.of(rejection, linesBefore))
                        .toList());
    }

    private static boolean startsLikeObject(byte[] bytes) {
        for (byte octet : bytes) {
            boolean markOrSpace = octet <= ' '; // the bytes of a byte order mark are negative
            if (!markOrSpace) {
                return octet == '{';
            }
        }
        return false;
    }
}
