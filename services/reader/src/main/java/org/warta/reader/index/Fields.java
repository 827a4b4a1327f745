package org.warta.reader.index;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Names of the index's fields. Text has fields of its own for each {@link Stemming}. */
final class Fields {
    /** The article's id: 16 bytes. */
    static final String ID = "id";

    /** Both halves of the id as numbers that sort as the database sorts ids. */
    static final String ID_HIGH = "id.high";

    static final String ID_LOW = "id.low";

    /** Microseconds since 1970. */
    static final String PUBLISHED = "published";

    /** Microseconds since 1970; absent where an article never expires. */
    static final String EXPIRES = "expires";

    /** Codes of the article's media topics and of those above them. */
    static final String TOPIC = "topic";

    /** Ids of entities, 16 bytes each; as a number the first half of them. */
    static final String ENTITY = "entity";

    /** What else entities can be asked for by: see {@link ArticleDocument#named}. */
    static final String NAMED = "named";

    /** Name of the {@link Stemming} of the article's text. */
    static final String STEMMING = "stemming";

    static final String SOURCE = "source";

    /** The article's tag and those above it, in lower case. */
    static final String LANGUAGE = "language";

    /** Newest first; ids break ties. The index keeps its documents in this order. */
    static final SortField[] NEWEST = {
        new SortField(PUBLISHED, SortField.Type.LONG, true),
        new SortField(ID_HIGH, SortField.Type.LONG, true),
        new SortField(ID_LOW, SortField.Type.LONG, true)
    };

    static final Sort BY_TIME = new Sort(NEWEST);

    private Fields() {}
}
