package org.warta.producer.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsDatesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            Thu, 01 Jan 2004 19:48:21 GMT                > 2004-01-01T19:48:21Z
            Wed, 01 Jan 2004 19:48:21 GMT                > 2004-01-01T19:48:21Z
            01 Jan 04 19:48 GMT                          > 2004-01-01T19:48:00Z
            Thu, 1 Jan 98 19:48:21 EST                   > 1998-01-02T00:48:21Z
            Thu, 1 Jan 104 19:48:21 GMT                  > 2004-01-01T19:48:21Z
            Thu, 01 Jan 2004 19:48:21 PDT                > 2004-01-02T02:48:21Z
            Thu, 01 Jan 2004 19:48:21 +0700              > 2004-01-01T12:48:21Z
            Thu, 01 Jan 2004 19:48:21 -08:00             > 2004-01-02T03:48:21Z
            Thu, 01 Jan 2004 19:48:21 +0000 (UTC)        > 2004-01-01T19:48:21Z
            Thu, 01 Jan 2004 19:48:21 Z                  > 2004-01-01T19:48:21Z
            Thu,01 Jan 2004 19:48:21 GMT                 > 2004-01-01T19:48:21Z
            Thu, 01-Jan-2004 19:48:21 GMT                > 2004-01-01T19:48:21Z
            Thursday, 01-Jan-04 19:48:21 GMT             > 2004-01-01T19:48:21Z
            Wed, 19 Aug 2009 18:28:00 Etc/GMT            > 2009-08-19T18:28:00Z
            Wed, 19 Aug 2009 18:28:00 Asia/Jakarta       > 2009-08-19T11:28:00Z
            Thu, 30 Nov 2023 10:00:00 America/New_York   > 2023-11-30T15:00:00Z
            Сб, 11 ноя 2023 10:00:00 +0300               > 2023-11-11T07:00:00Z
            Jum'at, 12 Mei 2023 13:45:12 WIB             > 2023-05-12T06:45:12Z
            11/30/2023 10:00:00 PM                       > 2023-11-30T22:00:00Z
            Wed, 19 Feb 2012 22:40:00 GMT-01:01          > 2012-02-19T23:41:00Z
            Mon, 13 Feb, 2012 06:28:00 UTC               > 2012-02-13T06:28:00Z
            Thu Aug 30 2012 17:26:16 +0200               > 2012-08-30T15:26:16Z
            Thu Aug 30 17:26:16 GMT 2012                 > 2012-08-30T17:26:16Z
            Sun Jan  4 16:29:06 2004                     > 2004-01-04T16:29:06Z
            Sun, 31 Dec 2023 24:00:00 GMT                > 2024-01-01T00:00:00Z
            Sat, 31 Dec 2016 23:59:60 GMT                > 2017-01-01T00:00:00Z
            Thu, 01 Jan 2004 19:48:21 XYZ                > 2004-01-01T19:48:21Z
            Fri, 2006/09/15 08:19:53 EDT                 > 2006-09-15T12:19:53Z
            Aug. 9th, 2010 at 3pm EST                    > 2010-08-09T20:00:00Z
            August 9, 2010 12:05 AM GMT                  > 2010-08-09T00:05:00Z
            9 August 2010                                > 2010-08-09T00:00:00Z
            Senin, 12 Agustus 2024 | 10:30 WIB           > 2024-08-12T03:30:00Z
            Senin, 12 Agustus 2024 10.30 WITA            > 2024-08-12T02:30:00Z
            Rabu, 14/08/2024 10:30 WIT                   > 2024-08-14T01:30:00Z
            Jumat 3 Mei 2024 - 08:05 WIB                 > 2024-05-03T01:05:00Z
            Kamis, 28 Pebruari 2013, pukul 14:20 WIB     > 2013-02-28T07:20:00Z
            12.08.2024 10:30                             > 2024-08-12T10:30:00Z
            31/12/2023 23:59 WIB                         > 2023-12-31T16:59:00Z
            mar. 12 août 2014 10:00 CEST                 > 2014-08-12T08:00:00Z
            12 März 2014 10:00 MEZ                       > 2014-03-12T09:00:00Z
            12 de agosto de 2014 10:00 GMT               > 2014-08-12T10:00:00Z
            Κυρ, 11 Ιούλ 2004 12:00:00 EST               > 2004-07-11T17:00:00Z
            2004-július-13T9:15-05:00                    > 2004-07-13T14:15:00Z
            2004년 05월 28일  01:31:15                   > 2004-05-27T16:31:15Z
            2004-05-25 오후 11:23:17                     > 2004-05-25T14:23:17Z
            2024年8月12日 10:30 +0800                    > 2024-08-12T02:30:00Z
            2003-12-31T10:14:55Z                         > 2003-12-31T10:14:55Z
            2003-12-31t10:14:55.123456z                  > 2003-12-31T10:14:55.123Z
            2003-12-31T10:14:55,5+07:00                  > 2003-12-31T03:14:55.500Z
            2003-12-31 10:14:55 +0700                    > 2003-12-31T03:14:55Z
            2003-12-31 10:14:55 WIB                      > 2003-12-31T03:14:55Z
            2003-12-31T10:14-08:00                       > 2003-12-31T18:14:00Z
            2003-12-31T101455Z                           > 2003-12-31T10:14:55Z
            20031231T101455Z                             > 2003-12-31T10:14:55Z
            20031231101455                               > 2003-12-31T10:14:55Z
            2003-12-31T24:00:00Z                         > 2004-01-01T00:00:00Z
            2003-12-31                                   > 2003-12-31T00:00:00Z
            2003-12                                      > 2003-12-01T00:00:00Z
            2003                                         > 2003-01-01T00:00:00Z
            20031231                                     > 2003-12-31T00:00:00Z
            2003-335                                     > 2003-12-01T00:00:00Z
            2003335                                      > 2003-12-01T00:00:00Z
            2004-W10-2T10:00Z                            > 2004-03-02T10:00:00Z
            2004W10                                      > 2004-03-01T00:00:00Z
            -0312                                        > 2003-12-01T00:00:00Z
            98-12-31                                     > 1998-12-31T00:00:00Z
            ２０２４-０８-１２T10:30:00Z                   > 2024-08-12T10:30:00Z
            1073000901                                   > 2004-01-01T23:48:21Z
            1073000901000                                > 2004-01-01T23:48:21Z
            """)
    void readsDatesAsTheyAreWritten(String text, Instant expected) {
        assertThat(read(text).problem()).isNull();
        assertThat(read(text).time()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "now",
                "N/A",
                "Thu, 30 Feb 2004 10:00:00 GMT",
                "2004-02-30",
                "2004-13-01",
                "2003-366",
                "2004-W54-1",
                "Thu, 01 Jan 2004 25:00:00 GMT",
                "Thu, 01 Jan 2004 10:61:00 GMT",
                "2004-01-01T10:61:00Z",
                "0001-01-01T00:00:00Z",
                "0000-00-00 00:00:00",
                "1970-01-01T00:00:00Z",
                "0",
                "12:30",
                "Monday",
                "January 2004 at noon",
                "99999999999999999999",
                "2004-01-01T10:00:00+99:00",
                "200312",
                "--12-31"
            })
    void inventsNoDate(String text) {
        assertThat(read(text).time()).isNull();
        assertThat(read(text).problem()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08/12/2024", "08/12/2024 10:30 GMT", "03-12-04", "03/04/05"})
    void leavesAmbiguousDatesAlone(String text) {
        assertThat(read(text).problem()).startsWith("is ambiguous");
    }

    @Test
    void readsNothingMoreThanADayAhead() {
        assertThat(read("2026-11-02T11:59:59Z").time()).isEqualTo(Instant.parse("2026-11-02T11:59:59Z"));
        assertThat(read("2026-11-02T12:00:01Z").problem()).isEqualTo("is in the future");
    }

    @Test
    void saysWhatItAssumed() {
        FoundDate jakarta = NewsDates.read("2024-08-12 10:30", NOW, ZoneId.of("Asia/Jakarta"));

        assertThat(jakarta.time()).isEqualTo(Instant.parse("2024-08-12T03:30:00Z"));
        assertThat(jakarta.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(jakarta.assumed()).isEqualTo("zone Asia/Jakarta");
        assertThat(read("2024-08-12T10:30:00Z").assumed()).isNull();
        assertThat(read("2024").assumed()).isEqualTo("zone UTC, the first day of the year");
        assertThat(read("Thu, 01 Jan 2004 19:48:21 XYZ").assumed()).isEqualTo("UTC for the unknown zone xyz");
    }

    @Property
    void answersAnyText(@ForAll String text) {
        FoundDate found = read(text);

        assertThat(found.time() == null).isEqualTo(found.problem() != null);
    }

    @Property(tries = 5000)
    void answersWhatLooksLikeADate(
            @ForAll
                    @CharRange(from = '0', to = '9')
                    @Chars({' ', ':', '-', '/', '.', ',', '+', 'T', 'Z', 'W', 'a', 'p', 'm', '년', '일'})
                    @StringLength(max = 30)
                    String text) {
        FoundDate found = read(text);

        assertThat(found.time() == null).isEqualTo(found.problem() != null);
    }

    private static FoundDate read(String text) {
        return NewsDates.read(text, NOW, ZoneOffset.UTC);
    }
}
