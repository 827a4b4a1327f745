package org.warta.replayer.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Enrichment;

/** What a filter looks at in a record. */
public interface CandidateRecord {
    /** The key as text; null for none. */
    @Nullable
    String key();

    /** The values of this header as text, in their order; empty for none. */
    List<String> header(String name);

    /**
     * The article in it; null where there is no value.
     *
     * @throws org.warta.schemas.wire.UndecodableEventException when the value is no article
     */
    @Nullable
    Article article();

    /**
     * What was found in the article; null where there is no value, or it is an article only.
     *
     * @throws org.warta.schemas.wire.UndecodableEventException when the value is no article
     */
    @Nullable
    Enrichment enrichment();
}
