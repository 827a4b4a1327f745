package org.warta.reader.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * Articles of the seed's shape, each made of its number alone: about 2.5 kB of text, words, topics and entities as
 * frequent as Zipf's law has them, three years, twelve sources, 80 % Indonesian and 15 % English. Rows are those of
 * PostgreSQL's COPY.
 */
final class Corpus {
    static final int ENTITIES = 200_000;
    private static final int WORDS = 400_000;
    private static final int BODY_WORDS = 380;
    private static final int SOURCES = 12;
    private static final Instant BEGIN = Instant.parse("2023-11-23T00:00:00Z");
    private static final Duration TIME = Duration.ofDays(3 * 365);
    private static final String[] SYLLABLES = {
        "ba", "bi", "bu", "da", "di", "du", "ga", "gu", "ka", "ki", "ko", "ku", "la", "li", "lu", "ma", "mi", "mu",
        "na", "ni", "nu", "pa", "pi", "pu", "ra", "ri", "ru", "sa", "si", "su", "ta", "ti"
    };

    private final Zipf words = new Zipf(WORDS);
    private final Zipf entities = new Zipf(ENTITIES);
    private final List<String> topics =
            MediaTopicConcept.all().stream().map(MediaTopicConcept::code).toList();
    private final Zipf topic = new Zipf(topics.size());
    private final Zipf source = new Zipf(SOURCES);
    private final int size;

    Corpus(int size) {
        this.size = size;
    }

    /** Numbers below a bound, the n-th as frequent as 1/n. */
    private static final class Zipf {
        private final int[] table = new int[1 << 20];

        Zipf(int bound) {
            double harmonic = 0;
            for (int i = 1; i <= bound; i++) {
                harmonic += 1.0 / i;
            }
            double sum = 0;
            int filled = 0;
            for (int i = 0; i < bound; i++) {
                sum += 1.0 / (i + 1) / harmonic;
                int until = (int) Math.round(sum * table.length);
                while (filled < until) {
                    table[filled++] = i;
                }
            }
        }

        int next(Random random) {
            return table[random.nextInt(table.length)];
        }
    }

    /** The word that is the n-th most frequent. */
    static String word(int n) {
        StringBuilder word = new StringBuilder();
        int rest = n + SYLLABLES.length; // two syllables at least
        while (rest > 0) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        }
        return word.toString();
    }

    static UUID id(int number) {
        return UUID.nameUUIDFromBytes(("article " + number).getBytes(StandardCharsets.UTF_8));
    }

    static UUID entityId(int number) {
        return UUID.nameUUIDFromBytes(("entity " + number).getBytes(StandardCharsets.UTF_8));
    }

    Instant published(int number) {
        return BEGIN.plusSeconds(TIME.toSeconds() * number / size);
    }

    static String entityRow(int number) {
        String type = number % 3 == 0 ? "PERSON" : number % 3 == 1 ? "ORGANISATION" : "PLACE";
        return entityId(number) + "\t" + type + "\t" + capital(word(number)) + " " + capital(word(number / 7))
                + "\t\\N\n";
    }

    /** Adds the rows of an article to those of the tables article, article_topic and mention. */
    void add(int number, StringBuilder article, StringBuilder topicRows, StringBuilder mentions) {
        Random random = new Random(number);
        int share = random.nextInt(100);
        String language = share < 80 ? "id" : share < 95 ? "en" : share < 98 ? "ms" : "fr";
        int from = source.next(random);
        UUID id = id(number);
        Instant published = published(number);
        String[] columns = {
            id.toString(),
            "https://news.example/" + number,
            Long.toString(published.toEpochMilli()),
            published.toString(),
            published.toString(),
            "USABLE",
            language,
            "0.99",
            "DETECTED",
            capital(sentence(random, 9)),
            body(random),
            sentence(random, 20),
            "source" + from,
            "Source " + from,
            "{}",
            "hash",
            published.toString(),
            "{}",
            published.toString(),
            "model",
            "1",
            "words"
        };
        article.append(String.join("\t", columns)).append('\n');
        Set<Integer> codes = new HashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            codes.add(topic.next(random));
        }
        int position = 0;
        for (int code : codes) {
            topicRows
                    .append(id)
                    .append('\t')
                    .append(topics.get(code))
                    .append('\t')
                    .append(position++)
                    .append("\t0.9\t[]\n");
        }
        Set<Integer> mentioned = new HashSet<>();
        for (int i = 2 + random.nextInt(11); i > 0; i--) {
            mentioned.add(entities.next(random));
        }
        position = 0;
        for (int entity : mentioned) {
            mentions.append(id)
                    .append('\t')
                    .append(entityId(entity))
                    .append('\t')
                    .append(position++)
                    .append("\t0.9\t[{\"field\": \"BODY\", \"start\": 0, \"end\": 6}]\n");
        }
    }

    static final String ARTICLE_COLUMNS = "id, uri, version, version_created, content_created, pub_status, language,"
            + " language_confidence, language_basis, headline, body, summary, source_id, source_name, subjects,"
            + " content_hash, ingested_at, alt_ids, enriched_at, model_name, model_version, model_vocabulary";

    private String body(Random random) {
        StringBuilder body = new StringBuilder();
        for (int words = 0, sentences = 0; words < BODY_WORDS; words += 12) {
            body.append(capital(sentence(random, 12))).append(sentences++ % 4 == 3 ? ".\\n\\n" : ". ");
        }
        return body.toString();
    }

    private String sentence(Random random, int length) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sentence.append(i == 0 ? "" : " ").append(word(words.next(random)));
        }
        return sentence.toString();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
