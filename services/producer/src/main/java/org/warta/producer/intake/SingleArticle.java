package org.warta.producer.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.warta.event.Article;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.source.Item;

/** Items that are one article each: entries of feeds, articles that are submitted. */
public final class SingleArticle {
    private SingleArticle() {}

    /**
     * An article as an item, named by its uri. Articles of documents that declare none are named by their place in it.
     *
     * @param modified when this version was made, where the article does not say
     */
    public static Item item(Draft draft, Instant modified) {
        return item(draft, digest(draft), modified);
    }

    /** The same with a hash of something else: of the article before it was completed from elsewhere. */
    public static Item item(Draft draft, ByteBuffer contentHash, Instant modified) {
        Draft whole = new Draft("", draft.line(), draft.article(), draft.notes());
        return new Item(name(draft), contentHash, modified, () -> new Reading(List.of(whole), List.of()));
    }

    /** The name of the item that an article is. */
    public static String name(Draft draft) {
        String uri = draft.article().getUri();
        if (uri != null) {
            return Identity.itemName(uri);
        }
        String place = draft.fragment().replaceAll("[^A-Za-z0-9]+", "");
        return place.isEmpty() ? "document" : place;
    }

    /** SHA-256 of all that an article says but for the times of its versions. */
    public static ByteBuffer digest(Draft draft) {
        Article.Builder fields = Article.newBuilder(draft.article());
        if (fields.getUri() == null) {
            fields.setUri(name(draft));
        }
        return Version.digest(fields);
    }
}
