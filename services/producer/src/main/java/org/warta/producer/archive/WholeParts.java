package org.warta.producer.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.document.Limits;
import org.warta.producer.format.Origin;

/** A file that is one document. */
final class WholeParts implements Parts {
    private final InputStream in;
    private final Origin origin;
    private boolean read;

    /** @param typeByName its type where HTTP gave none; null where the name tells none either */
    WholeParts(InputStream in, Origin origin, @Nullable String typeByName) {
        this.in = in;
        this.origin = origin.contentType() == null ? origin.withContentType(typeByName) : origin;
    }

    @Override
    public @Nullable Part next() throws IOException {
        if (read) {
            return null;
        }
        read = true;
        byte[] bytes = in.readNBytes(Limits.MAX_DOCUMENT_BYTES + 1);
        return new Part(1, "", DocumentReader.read(bytes, origin));
    }
}
