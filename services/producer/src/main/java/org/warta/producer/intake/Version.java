package org.warta.producer.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PublishedArticle;
import org.warta.schemas.wire.EventSchemas;

/**
 * The next version of an article, if there is one.
 *
 * @param article the article, complete
 * @param encodedBytes its size in Avro, but for a few bytes
 * @param published what to remember of it
 * @param isNew whether it differs from what was published before
 */
record Version(Article article, int encodedBytes, PublishedArticle published, boolean isNew) {
    static {
        EventSchemas.trust();
    }

    /** What an article takes besides its body, most of the time. */
    private static final int REST_BYTES = 1024;

    private static final SpecificDatumWriter<Article> AVRO = new SpecificDatumWriter<>(Article.class);

    /**
     * Completes an article. Its version is the time it was made, or one more than the last where that would not grow.
     *
     * @param fields as its source gave them, with a uri; changed
     * @param modified when it was made, where the source does not say
     * @param last what was published under its uri before; null where nothing was
     */
    static Version next(Article.Builder fields, Instant modified, @Nullable PublishedArticle last, Instant now) {
        Instant made = fields.getVersionCreated() == null ? modified : fields.getVersionCreated();
        if (last != null && made.toEpochMilli() <= last.getVersion()) {
            made = Instant.ofEpochMilli(last.getVersion() + 1);
        }
        Instant firstMade = fields.getFirstCreated();
        if (firstMade == null) {
            firstMade = last == null || last.getFirstCreated() == null ? made : last.getFirstCreated();
        }
        fields.setId(Identity.id(fields.getUri()))
                .setContentHash(Identity.contentHash(fields.getHeadline(), fields.getBody()));
        byte[] timeless = timeless(fields);
        Article article = fields.setVersion(made.toEpochMilli())
                .setVersionCreated(made)
                .setFirstCreated(firstMade)
                .setIngestedAt(now)
                .build();
        ByteBuffer digest = Identity.sha256(timeless);
        if (last != null && last.getDigest().equals(digest)) {
            return new Version(article, timeless.length, last, false);
        }
        PublishedArticle published = PublishedArticle.newBuilder()
                .setUri(article.getUri())
                .setVersion(article.getVersion())
                .setFirstCreated(firstMade)
                .setDigest(digest)
                .build();
        return new Version(article, timeless.length, published, true);
    }

    /** SHA-256 of what an article says, before it is completed. */
    static ByteBuffer digest(Article.Builder fields) {
        return Identity.sha256(timeless(Article.newBuilder(fields).setId("").setContentHash("")));
    }

    /**
     * An article in Avro without version and times of processing, which differ where nothing else does.
     *
     * @param fields of which those are lost
     */
    private static byte[] timeless(Article.Builder fields) {
        Article timeless = fields.setVersion(0)
                .setVersionCreated(Instant.EPOCH)
                .setFirstCreated(null)
                .setIngestedAt(Instant.EPOCH)
                .setAltIds(fields.hasAltIds() ? new TreeMap<>(fields.getAltIds()) : Map.of())
                .build();
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(timeless.getBody().length() + REST_BYTES);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            AVRO.write(timeless, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }
}
