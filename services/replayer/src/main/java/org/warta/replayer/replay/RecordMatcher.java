package org.warta.replayer.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.PubStatus;

/**
 * Judges records by a filter. A canceled article fits every language, media topic and entity, as it no longer tells its own:
 * whoever holds its text must hear of it.
 */
public final class RecordMatcher {
    /** Header of a dead letter, as Spring Kafka names it. */
    private static final String ERROR_CLASS = "kafka_dlt-exception-fqcn";

    private static final String ERROR_CAUSE_CLASS = "kafka_dlt-exception-cause-fqcn";

    private final RecordFilter filter;
    private final Set<String> sources;
    private final Set<String> articleIds;
    private final Set<String> mediaTopics;
    private final Set<String> entities;

    public RecordMatcher(RecordFilter filter) {
        this.filter = filter;
        this.sources = Set.copyOf(new HashSet<>(filter.sources()));
        this.articleIds = lower(filter.articleIds());
        this.mediaTopics = filter.mediaTopics().stream()
                .map(name -> MediaTopicName.code(name).orElse(name))
                .collect(Collectors.toUnmodifiableSet());
        this.entities = lower(filter.entities());
    }

    /**
     * Whether the record fits. Decodes it only where that is needed.
     *
     * @throws org.warta.schemas.wire.UndecodableEventException when it must be decoded and cannot
     */
    public boolean fits(CandidateRecord record) {
        return fitsKey(record) && fitsHeaders(record) && (!filter.needsArticle() || fitsArticle(record));
    }

    private boolean fitsKey(CandidateRecord record) {
        String key = record.key();
        return articleIds.isEmpty() || (key != null && articleIds.contains(key.toLowerCase(Locale.ROOT)));
    }

    private boolean fitsHeaders(CandidateRecord record) {
        if (!filter.errorClasses().isEmpty()
                && !hasOneOf(record.header(ERROR_CLASS), filter.errorClasses())
                && !hasOneOf(record.header(ERROR_CAUSE_CLASS), filter.errorClasses())) {
            return false;
        }
        return filter.headers().entrySet().stream()
                .allMatch(header -> hasOneOf(record.header(header.getKey()), header.getValue()));
    }

    private boolean fitsArticle(CandidateRecord record) {
        Article article = record.article();
        if (article == null) {
            return false;
        }
        if (!sources.isEmpty() && !sources.contains(article.getSource().getId())) {
            return false;
        }
        if (article.getPubStatus() == PubStatus.CANCELED) {
            return true;
        }
        Enrichment enrichment = record.enrichment();
        return fitsLanguage(
                        enrichment == null
                                ? article.getLanguage()
                                : enrichment.getLanguage().getTag())
                && fitsMediaTopic(enrichment)
                && fitsEntity(enrichment);
    }

    private boolean fitsLanguage(@Nullable String tag) {
        if (filter.languages().isEmpty()) {
            return true;
        }
        if (tag == null) {
            return false;
        }
        String lower = tag.toLowerCase(Locale.ROOT);
        return filter.languages().stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .anyMatch(language -> lower.equals(language) || lower.startsWith(language + "-"));
    }

    private boolean fitsMediaTopic(@Nullable Enrichment enrichment) {
        return mediaTopics.isEmpty()
                || (enrichment != null
                        && enrichment.getTopics().stream().anyMatch(topic -> mediaTopics.contains(topic.getCode())));
    }

    private boolean fitsEntity(@Nullable Enrichment enrichment) {
        return entities.isEmpty()
                || (enrichment != null
                        && enrichment.getEntities().stream()
                                .anyMatch(entity ->
                                        entities.contains(entity.getName().toLowerCase(Locale.ROOT))
                                                || (entity.getUri() != null
                                                        && entities.contains(
                                                                entity.getUri().toLowerCase(Locale.ROOT)))));
    }

    private static boolean hasOneOf(List<String> values, List<String> wanted) {
        return values.stream().anyMatch(wanted::contains);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
