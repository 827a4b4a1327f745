package org.warta.producer.push;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Identity;
import org.warta.producer.source.Item;
import org.warta.schemas.wire.EventSchemas;

/**
 * An article that was submitted.
 *
 * @param article its fields, with a uri; not to be changed
 * @param id Article.id
 * @param contentHash SHA-256 of its bytes as they came
 */
public record Submission(Article.Builder article, String id, ByteBuffer contentHash) {
    static {
        EventSchemas.trust();
    }

    private static final int NAME_BYTES = 16;

    /** @param contentHash also names an article that has no uri: sent again, it is the same one */
    static Submission of(Article.Builder fields, ByteBuffer contentHash) {
        if (fields.getUri() != null) {
            return new Submission(fields, Identity.id(fields.getUri()), contentHash);
        }
        byte[] name = new byte[NAME_BYTES];
        contentHash.duplicate().get(name);
        String uri =
                ArticleUri.ofName(fields.getSource().getId(), HexFormat.of().formatHex(name));
        return new Submission(Article.newBuilder(fields).setUri(uri), Identity.id(uri), contentHash);
    }

    /**
     * One that retracts an article: nothing of it is left to read.
     *
     * @param sourceId who retracts it
     */
    public static Submission retraction(String uri, String sourceId) {
        Article.Builder article = Article.newBuilder()
                .setUri(uri)
                .setPubStatus(PubStatus.CANCELED)
                .setHeadline("")
                .setBody("")
                .setSource(Source.newBuilder().setId(sourceId).build());
        return of(article, Identity.sha256(new byte[0]));
    }

    public String uri() {
        return article.getUri();
    }

    /** As an item of a source. It is named by its id, so that an article is found by that. */
    public Item item(Instant now) {
        Draft draft = new Draft("", 1, article);
        return new Item(id, contentHash, now, () -> new Reading(List.of(draft), List.of()));
    }
}
