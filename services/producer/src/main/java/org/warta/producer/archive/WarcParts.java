package org.warta.producer.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.document.Limits;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;

/**
 * WARC: each good response, and each resource, that may be news. Its address is the base, its date that of reading.
 * jwarc tells missing and malformed headers by exceptions of many kinds: they cost the record, not the file.
 */
final class WarcParts implements Parts {
    private static final Set<String> TYPES = Set.of(
            "text/html",
            "application/xhtml+xml",
            "text/xml",
            "application/xml",
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/json",
            "application/feed+json",
            "application/x-ndjson");
    private static final int OK = 200;

    private final InputStream in;
    private final Origin origin;
    private @Nullable WarcReader records;
    private boolean ended;
    private long number;
    private long skipped;

    WarcParts(InputStream in, Origin origin) {
        this.in = in;
        this.origin = origin;
    }

    @Override
    public @Nullable Part next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (records == null) {
                records = new WarcReader(in);
            }
            for (WarcRecord record = records.next().orElse(null);
                    record != null;
                    record = records.next().orElse(null)) {
                number++;
                Part part = part(record);
                if (part != null) {
                    return part;
                }
                skipped++;
            }
            ended = true;
            return null;
        } catch (ParsingException | EOFException | RuntimeException broken) {
            ended = true;
            String what = broken instanceof EOFException ? "the file ends there" : String.valueOf(broken.getMessage());
            Reading rejected = Reading.rejected("record " + number + " is followed by no whole record: " + what);
            return new Part(number + 1, "record " + (number + 1), new Document(DocumentKind.WARC, rejected));
        }
    }

    /** What a record holds; null where that is no news. */
    private @Nullable Part part(WarcRecord record) throws IOException {
        try {
            if (record instanceof WarcResponse response && isHttp(response)) {
                HttpResponse http = response.http();
                String type = http.headers().first("Content-Type").orElse("");
                return http.status() == OK && isNews(type) ? part(response, type, http.bodyDecoded().stream()) : null;
            }
            if (record instanceof WarcResource resource) {
                String type = resource.payloadType().toString();
                return isNews(type) ? part(resource, type, resource.body().stream()) : null;
            }
            return null;
        } catch (ParsingException | RuntimeException broken) {
            Reading rejected = Reading.rejected("record " + number + " cannot be read: " + broken.getMessage());
            return new Part(number, "record " + number, new Document(DocumentKind.WARC, rejected));
        }
    }

    private static boolean isHttp(WarcResponse response) {
        return response.contentType().type().equals("application")
                && response.contentType().subtype().equals("http");
    }

    private static boolean isNews(String contentType) {
        return TYPES.contains(contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }

    private Part part(WarcTargetRecord record, String type, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(Limits.MAX_DOCUMENT_BYTES + 1);
        Origin fetched = origin.withBase(record.target()).withContentType(type).withReadAt(record.date());
        return new Part(number, "record " + number + " (" + record.target() + ")", DocumentReader.read(bytes, fetched));
    }

    @Override
    public long skipped() {
        return skipped;
    }
}
