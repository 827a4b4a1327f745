package org.warta.producer.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.warta.event.Article;
import org.warta.event.Rejection;
import org.warta.producer.format.Draft;
import org.warta.producer.format.FileFormat;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;

/**
 * All parts of a file as one reading, for sources whose items are files. What is good in a bad file counts. Of the records
 * of a WARC with one address the last counts, and an article there is as old as it says, so that a crawl of long ago
 * outranks nothing.
 */
public final class FileReading {
    /** More text than this is for {@code import}, which need not hold it. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private static final int MOST_FAULTS = 100;
    private static final Set<String> EXTENSIONS = Set.of("xml", "warc");

    /** The extensions that are read besides those of {@link FileFormat}, for people. */
    public static final String EXTENSIONS_FOR_PEOPLE = ".xml, .warc, any of them with .gz";

    /** By address; those without one by where they stand. */
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private final List<Rejection> rejections = new ArrayList<>();
    private int faults;
    private long characters;

    private FileReading() {}

    /** Whether the name is that of a file of parts: NDJSON, XML, WARC, or any kind that is read packed by gzip. */
    public static boolean isArchive(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String unpacked = FileType.unpackedName(name);
        return EXTENSIONS.contains(FileFormat.extension(unpacked))
                || FileFormat.ofName(unpacked) == FileFormat.NDJSON
                || (!unpacked.equals(name) && FileFormat.ofName(unpacked) != null);
    }

    /** Reads every article and finds every fault; answers with rejections, never with exceptions. */
    public static Reading of(byte[] bytes, String fileName, Origin origin) {
        FileReading file = new FileReading();
        try (ArchiveReader archive = ArchiveReader.open(new ByteArrayInputStream(bytes), fileName, origin)) {
            for (Part part = archive.next(); part != null; part = archive.next()) {
                file.add(part, archive.isOfRecords());
                if (file.characters > MOST_CHARACTERS) {
                    return Reading.rejected(
                            "holds more than %,d characters of text: publish it with `producer.jar import`"
                                    .formatted(MOST_CHARACTERS));
                }
            }
        } catch (IOException broken) {
            file.fault(Rejection.newBuilder()
                    .setReason("cannot be read on: " + broken.getMessage())
                    .build());
        }
        return file.reading();
    }

    private void add(Part part, boolean isRecord) {
        for (Draft draft : part.document().reading().drafts()) {
            Draft placed = isRecord ? ofRecord(draft, part.number()) : draft;
            String uri = placed.article().getUri();
            boolean sameAddress = isRecord && uri != null;
            drafts.put(sameAddress ? uri : "#" + drafts.size(), placed);
            characters += draft.article().getBody().length();
        }
        for (Rejection rejection : part.document().reading().rejections()) {
            fault(isRecord && !rejection.getReason().startsWith("record ") ? ofRecord(rejection, part) : rejection);
        }
    }

    private static Draft ofRecord(Draft draft, long number) {
        Article.Builder article = Article.newBuilder(draft.article());
        if (article.getVersionCreated() == null && article.getContentCreated() != null) {
            article.setVersionCreated(article.getContentCreated());
        }
        String fragment = "#/" + number + draft.fragment().replace("#", "");
        return new Draft(fragment, draft.line(), article, draft.notes());
    }

    private static Rejection ofRecord(Rejection rejection, Part part) {
        return Rejection.newBuilder(rejection)
                .setLine(null)
                .setReason(part.place() + ": " + rejection.getReason())
                .build();
    }

    private void fault(Rejection rejection) {
        if (++faults <= MOST_FAULTS) {
            rejections.add(rejection);
        }
    }

    private Reading reading() {
        if (faults > MOST_FAULTS) {
            rejections.add(Rejection.newBuilder()
                    .setReason("and " + (faults - MOST_FAULTS) + " more faults")
                    .build());
        }
        return new Reading(List.copyOf(drafts.values()), rejections);
    }
}
