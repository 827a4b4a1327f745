package org.warta.producer.archive;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.Rejection;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.JsonValues;
import org.warta.producer.format.MalformedException;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.format.Value;

/** An array of JSON: what stands before a fault of the syntax is good, what follows is lost. */
final class ArrayParts implements Parts {
    private final InputStream in;
    private final Origin origin;
    private @Nullable JsonValues values;
    private boolean ended;
    private long number;

    ArrayParts(InputStream in, Origin origin) {
        this.in = in;
        this.origin = origin;
    }

    @Override
    public @Nullable Part next() {
        if (ended) {
            return null;
        }
        try {
            if (values == null) {
                values = JsonValues.ofArray(in);
            }
            Value value = values.next();
            if (value == null) {
                ended = true;
                return null;
            }
            return part("line " + value.place().line(), ArticleReader.readElement(value, origin.sourceId()));
        } catch (MalformedException broken) {
            ended = true;
            Rejection rejection = Rejection.newBuilder()
                    .setLine(broken.line())
                    .setReason(broken.reason())
                    .build();
            return part("line " + broken.line(), new Reading(List.of(), List.of(rejection)));
        }
    }

    private Part part(String place, Reading reading) {
        number++;
        return new Part(number, place, new Document(DocumentKind.NINJS, reading));
    }
}
