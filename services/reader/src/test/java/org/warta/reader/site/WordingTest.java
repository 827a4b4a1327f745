package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.warta.reader.article.TopicView.Label;

class WordingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private final Wording indonesian = wording(Languages.INDONESIAN);
    private final Wording english = wording(Languages.ENGLISH);

    @Test
    void saysTimesAsPeopleDo() {
        Instant time = Instant.parse("2026-11-23T07:05:00Z");

        assertThat(indonesian.moment(time)).isEqualTo("Senin, 23 November 2026, 14.05 WIB");
        assertThat(english.moment(time)).isEqualTo("Monday, 23 November 2026, 14:05 WIB");
        assertThat(indonesian.day(Instant.parse("2026-11-08T17:00:00Z"))).isEqualTo("Senin, 9 November 2026");
        assertThat(indonesian.stamp(time)).isEqualTo("23 Nov 2026, 14.05");
    }

    @Test
    void saysTimesAsShortAsCanBeUnderstood() {
        assertThat(indonesian.brief(Instant.parse("2026-11-22T17:00:00Z"))).isEqualTo("00.00");
        assertThat(indonesian.brief(Instant.parse("2026-11-22T16:59:59Z"))).isEqualTo("22 Nov");
        assertThat(english.brief(Instant.parse("2025-08-01T00:00:00Z"))).isEqualTo("1 Aug 2025");
    }

    @Test
    void saysFromWhenToWhenWithoutRepeatingItself() {
        Instant last = Instant.parse("2026-11-23T07:05:00Z");

        assertThat(indonesian.span(last.minusSeconds(60), last)).isEqualTo("23 Nov 2026");
        assertThat(indonesian.span(Instant.parse("2026-10-26T00:00:00Z"), last)).isEqualTo("26 Okt – 23 Nov 2026");
        assertThat(english.span(Instant.parse("2025-12-31T00:00:00Z"), last)).isEqualTo("31 Dec 2025 – 23 Nov 2026");
    }

    @Test
    void saysPeriodsOfATimeline() {
        assertThat(indonesian.period("2026-08-17")).isEqualTo("17 Agu 2026");
        assertThat(english.period("2026-08")).isEqualTo("August 2026");
    }

    @Test
    void showsFiltersAsTheDaysTheyWereAskedAs() {
        assertThat(english.firstDay(Instant.parse("2026-11-20T00:00:00Z"))).isEqualTo("2026-11-20");
        assertThat(english.lastDay(Instant.parse("2026-11-21T00:00:00Z"))).isEqualTo("2026-11-20");
        assertThat(english.lastDay(null)).isEmpty();
    }

    @Test
    void namesTopicsAndLanguages() {
        assertThat(indonesian.topic(new Label("sport", "olahraga"), "x")).isEqualTo("Olahraga");
        assertThat(english.topic(new Label("sport", "olahraga"), "x")).isEqualTo("Sport");
        assertThat(english.topic(null, "medtop:1")).isEqualTo("medtop:1");
        assertThat(indonesian.languageName("en-GB")).startsWith("Inggris");
        assertThat(indonesian.number(12_345)).isEqualTo("12.345");
        assertThat(english.number(12_345)).isEqualTo("12,345");
    }

    @Test
    void linksToPagesOfTheWebOnly() {
        assertThat(english.link("https://example.org/a")).isEqualTo("https://example.org/a");
        assertThat(english.link("javascript:alert(1)")).isNull();
        assertThat(english.link("warta://seeds/a.txt")).isNull();
        assertThat(english.links("urn:x", List.of("https://a.example", "https://a.example", "data:text/html,x")))
                .containsExactly("https://a.example");
        assertThat(english.host("https://www.example.org/a")).isEqualTo("example.org");
    }

    private static Wording wording(Locale locale) {
        return new Wording(locale, ZoneId.of("Asia/Jakarta"), NOW, new StaticMessageSource());
    }
}
