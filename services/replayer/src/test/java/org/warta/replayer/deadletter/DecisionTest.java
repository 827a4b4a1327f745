package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;

class DecisionTest {
    private static final Article ARTICLE = Letters.article("satu", Letters.NOON);
    private static final long VERSION = ARTICLE.getVersion();
    private static final int CAP = 3;

    @Test
    void aLetterGoesBackWhereItCameFrom() {
        assertThat(decide(letter("news.articles-dlt", 0), ARTICLE, null)).isEqualTo(Decision.SENT);
        assertThat(target("news.articles-dlt")).isEqualTo("news.articles");
        assertThat(target("news.articles.backfill-dlt")).isEqualTo("news.articles.backfill");
        assertThat(target("news.articles-parked")).isEqualTo("news.articles");
    }

    @Test
    void subscribersDoNotGetEnrichedArticlesTwice() {
        assertThat(target("news.enriched-dlt")).isEqualTo("news.enriched.backfill");
        assertThat(target("news.enriched.backfill-dlt")).isEqualTo("news.enriched.backfill");
    }

    @Test
    void anOldVersionDoesNotBecomeTheLastOne() {
        Decision decision = decide(letter("news.articles-dlt", 0), ARTICLE, new Later(VERSION + 1, null));
        assertThat(decision).isEqualTo(Decision.SENT_AS_OLD);
        assertThat(decision.target(new LetterAddress("news.articles-dlt", 0, 0)))
                .isEqualTo("news.articles.backfill");
        assertThat(decide(letter("news.articles-dlt", 0), ARTICLE, new Later(VERSION, null)))
                .isEqualTo(Decision.SENT);
    }

    @Test
    void whatWasRetractedDoesNotSpread() {
        assertThat(decide(letter("news.articles-dlt", 0), ARTICLE, new Later(VERSION, VERSION)))
                .isEqualTo(Decision.RETRACTED);
        assertThat(decide(letter("news.articles-dlt", 0), ARTICLE, new Later(VERSION + 5, VERSION - 1)))
                .isEqualTo(Decision.SENT_AS_OLD);
        assertThat(Decision.RETRACTED.target(new LetterAddress("news.articles-dlt", 0, 0)))
                .isNull();
    }

    @Test
    void laterVersionsAddUp() {
        Later later = Later.after(Later.after(Later.after(null, 5, true), 7, false), 6, false);
        assertThat(later).isEqualTo(new Later(7, 5L));
    }

    @Test
    void whatCameBackTooOftenIsParked() {
        assertThat(decide(letter("news.articles-dlt", CAP - 1), ARTICLE, null)).isEqualTo(Decision.SENT);
        assertThat(decide(letter("news.articles-dlt", CAP), ARTICLE, null)).isEqualTo(Decision.PARKED);
        assertThat(decide(letter("news.articles-dlt", CAP), null, null)).isEqualTo(Decision.PARKED);
        assertThat(Decision.PARKED.target(new LetterAddress("news.articles-dlt", 0, 0)))
                .isEqualTo("news.articles-parked");
        assertThat(decide(letter("news.articles-parked", CAP), ARTICLE, null)).isEqualTo(Decision.SENT);
    }

    @Test
    void whatWasRedrivenIsNotUnlessAskedForAgain() {
        Redriven before = new Redriven("r", "desk", Letters.NOON, null, false, "news.articles", 0, 0);
        Letter letter = letter("news.articles-dlt", 0);
        assertThat(Decision.of(letter, true, ARTICLE, before, false, null, CAP)).isEqualTo(Decision.REDRIVEN_BEFORE);
        assertThat(Decision.of(letter, true, ARTICLE, before, true, null, CAP)).isEqualTo(Decision.SENT);
    }

    @Test
    void whatWouldSurelyFailAgainStays() {
        Letter letter = letter("news.articles-dlt", 0);
        assertThat(decide(letter, null, null)).isEqualTo(Decision.UNDECODABLE);
        Letter empty = new Letter(letter.address(), letter.time(), letter.key(), null, letter.headers());
        assertThat(decide(empty, null, null)).isEqualTo(Decision.WITHOUT_VALUE);
        assertThat(Decision.of(letter, false, ARTICLE, null, false, null, CAP)).isEqualTo(Decision.WITHOUT_KEY);
    }

    @Test
    void knowsWhichLettersSomebodyReads() {
        assertThat(Decision.hasHome("news.enriched-parked")).isTrue();
        assertThat(Decision.hasHome("news.topic.politics-dlt")).isFalse();
    }

    private static Letter letter(String topic, int attempt) {
        return Letters.letter(topic, 0, 0, Map.of(Letter.REDRIVE_ATTEMPT, Integer.toString(attempt)));
    }

    private static @Nullable String target(String topic) {
        return Decision.SENT.target(new LetterAddress(topic, 0, 0));
    }

    private static Decision decide(Letter letter, @Nullable Article article, @Nullable Later later) {
        return Decision.of(letter, true, article, null, false, later, CAP);
    }
}
