package org.warta.replayer.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;

/** What is done with a letter that is to be redriven. */
public enum Decision {
    /** It is sent where it came from; letters of enriched articles into the backfill lane, since subscribers had them. */
    SENT,
    /** It is sent into the backfill lane: a later version is in the log, and must stay the last one there. */
    SENT_AS_OLD,
    /** It came back too often: it is parked. */
    PARKED,
    /** It was redriven before, and it was not asked for once more. */
    REDRIVEN_BEFORE,
    /** Its article has been canceled since: what it says must not spread. */
    RETRACTED,
    /** It cannot be decoded: it would fail again. */
    UNDECODABLE,
    /** It has no value: only edited could it be sent. */
    WITHOUT_VALUE,
    /** It has no key, which no topic of articles takes: only edited could it be sent. */
    WITHOUT_KEY;

    private static final List<String> ARTICLES = List.of("news.articles", "news.articles.backfill");
    private static final String ARTICLES_BACKFILL = "news.articles.backfill";
    private static final String ENRICHED_BACKFILL = "news.enriched.backfill";

    /**
     * Decides.
     *
     * @param keyed whether the record would have a key
     * @param article what it would send; null when that cannot be decoded
     * @param redriven how it was redriven before; null when it never was
     * @param again whether it is sent although it was redriven before
     * @param later what the log says of the article since; null when it says nothing
     * @param cap how often a record is redriven at the most
     */
    public static Decision of(
            Letter letter,
            boolean keyed,
            @Nullable Article article,
            @Nullable Redriven redriven,
            boolean again,
            @Nullable Later later,
            int cap) {
        if (redriven != null && !again) {
            return REDRIVEN_BEFORE;
        }
        if (letter.attempt() >= cap && !letter.address().isParked()) {
            return PARKED;
        }
        if (article == null) {
            return letter.value() == null ? WITHOUT_VALUE : UNDECODABLE;
        }
        if (!keyed) {
            return WITHOUT_KEY;
        }
        if (later != null && later.canceledVersion() != null && article.getVersion() <= later.canceledVersion()) {
            return RETRACTED;
        }
        return later != null && later.version() > article.getVersion() ? SENT_AS_OLD : SENT;
    }

    /** The topic that a letter is sent to; null when it is not sent. */
    public @Nullable String target(LetterAddress letter) {
        return switch (this) {
            case SENT -> home(letter);
            case SENT_AS_OLD -> ARTICLES_BACKFILL;
            case PARKED -> letter.parking();
            default -> null;
        };
    }

    /** Where a letter is sent when nothing speaks against it. */
    public static String home(LetterAddress letter) {
        return ARTICLES.contains(letter.origin()) ? letter.origin() : ENRICHED_BACKFILL;
    }

    /** Whether anybody knows where letters of this topic are to be sent. */
    public static boolean hasHome(String topic) {
        String origin = LetterAddress.origin(topic);
        return ARTICLES.contains(origin) || origin.equals("news.enriched") || origin.equals(ENRICHED_BACKFILL);
    }
}
