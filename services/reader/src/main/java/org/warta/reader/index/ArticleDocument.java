package org.warta.reader.index;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.warta.reader.store.IndexableArticle;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** An article as the index keeps it. */
final class ArticleDocument {
    private static final char SEPARATOR = '\0'; // is in no text that PostgreSQL takes

    private ArticleDocument() {}

    static Document of(IndexableArticle article) {
        Document document = new Document();
        UUID id = article.id();
        document.add(new StringField(Fields.ID, bytes(id), Store.NO));
        document.add(new NumericDocValuesField(Fields.ID_HIGH, sortable(id.getMostSignificantBits())));
        document.add(new NumericDocValuesField(Fields.ID_LOW, sortable(id.getLeastSignificantBits())));
        long published = micros(article.publishedAt());
        document.add(new LongPoint(Fields.PUBLISHED, published));
        document.add(new NumericDocValuesField(Fields.PUBLISHED, published));
        if (article.expires() != null) {
            document.add(new LongPoint(Fields.EXPIRES, micros(article.expires())));
        }
        addText(document, article.language(), article.headline(), article.summary(), article.body());
        for (String topic : withAncestors(article.topics())) {
            document.add(new StringField(Fields.TOPIC, topic, Store.NO));
            document.add(new SortedSetDocValuesField(Fields.TOPIC, new BytesRef(topic)));
        }
        for (IndexableArticle.Entity entity : article.entities()) {
            document.add(new StringField(Fields.ENTITY, bytes(entity.id()), Store.NO));
            document.add(
                    new SortedNumericDocValuesField(Fields.ENTITY, entity.id().getMostSignificantBits()));
            document.add(new StringField(Fields.NAMED, named(null, entity.name()), Store.NO));
            document.add(new StringField(Fields.NAMED, named(entity.type(), entity.name()), Store.NO));
            document.add(new StringField(
                    Fields.NAMED, named(entity.type(), entity.id().toString()), Store.NO));
        }
        document.add(new StringField(Fields.SOURCE, article.source(), Store.NO));
        document.add(new SortedSetDocValuesField(Fields.SOURCE, new BytesRef(article.source())));
        for (String tag = article.language();
                !tag.isEmpty();
                tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            String lower = tag.toLowerCase(Locale.ROOT);
            document.add(new StringField(Fields.LANGUAGE, lower, Store.NO));
            document.add(new SortedSetDocValuesField(Fields.LANGUAGE, new BytesRef(lower)));
        }
        return document;
    }

    /** The fields that {@link WebSearch} looks into. */
    static void addText(Document document, String language, String headline, @Nullable String summary, String body) {
        Stemming stemming = Stemming.of(language);
        document.add(new StringField(Fields.STEMMING, stemming.name(), Store.NO));
        document.add(new TextField(stemming.headline(), headline, Store.NO));
        document.add(new TextField(stemming.text(), headline, Store.NO));
        if (summary != null) {
            document.add(new TextField(stemming.text(), summary, Store.NO));
        }
        document.add(new TextField(stemming.text(), body, Store.NO));
    }

    /** What finds the article with this id. */
    static Term term(UUID id) {
        return new Term(Fields.ID, bytes(id));
    }

    /** An entity by its name in any case, or by its id; with its type where that is asked for. */
    static String named(@Nullable String type, String name) {
        return type == null ? name.toLowerCase(Locale.ROOT) : type + SEPARATOR + name.toLowerCase(Locale.ROOT);
    }

    static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static UUID id(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** A half of an id so that signed numbers sort as the bytes do; applied twice it is the half again. */
    static long sortable(long half) {
        return half ^ Long.MIN_VALUE;
    }

    private static Set<String> withAncestors(Iterable<String> codes) {
        Set<String> all = new TreeSet<>();
        for (String code : codes) {
            for (String up = code; up != null; up = parent(up)) {
                all.add(up);
            }
        }
        return all;
    }

    private static @Nullable String parent(String code) {
        return MediaTopicConcept.byCode(code).map(MediaTopicConcept::parent).orElse(null);
    }
}
