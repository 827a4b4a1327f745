package org.warta.producer.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The parts of one kind of file. */
interface Parts {
    /**
     * The next part; null behind the last.
     *
     * @throws IOException when the stream fails
     */
    @Nullable
    Part next() throws IOException;

    /** How many records were passed over, as they hold no news. */
    default long skipped() {
        return 0;
    }
}
