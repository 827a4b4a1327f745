package org.warta.producer.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Months by name, long or short: English and Indonesian first, then the languages that Java knows. */
final class MonthNames {
    private static final Map<String, Integer> COMMON = numbered(
            "jan january januari,feb february februari febuary pebruari peb,mar march maret,apr april,may mei,jun june juni,"
                    + "jul july juli,aug august agustus agu agt ags agust,sep sept september,oct october oktober okt,"
                    + "nov november nop nopember,dec december desember des");

    private MonthNames() {}

    /** From 1 to 12, of a name in lower case and without a full stop; null where there is no such month. */
    static @Nullable Integer number(String name) {
        Integer common = COMMON.get(name);
        return common == null ? Others.NUMBERS.get(name) : common;
    }

    private static Map<String, Integer> numbered(String names) {
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (String month : names.split(",", -1)) {
            number++;
            for (String name : month.split(" ", -1)) {
                numbers.put(name, number);
            }
        }
        return numbers;
    }

    /** Loaded only when a date names a month in another language. A name that two of them disagree on is left out. */
    private static final class Others {
        private static final List<String> LANGUAGES = List.of(
                "el", "hu", "de", "fr", "es", "pt", "it", "nl", "ms", "ru", "uk", "pl", "tr", "sv", "da", "nb", "fi",
                "ro");
        /** Without accents, and abbreviations that Java has not: Greek, Hungarian and Russian feeds write these. */
        private static final Map<String, Integer> MORE = numbered("ιαν ιανουάριος január янв,φεβ februar februári фев,"
                + "μαρ μάρ μάρτιος márc március мар,απρ άπρ ápr április aprilis апр,"
                + "μάι μαι μαϊ μαΐ máj május máujus majus mai мая,ιουν ιούν júni június junius июн,"
                + "ιουλ ιούλ juil júli július julius июл,αυγ αύγ aug augusztus авг,σεπ szept szeptember сен,"
                + "οκτ október окт,νοε νοέ novem ноя,δεκ dez дек");

        static final Map<String, Integer> NUMBERS = new HashMap<>();

        static {
            for (String language : LANGUAGES) {
                for (Month month : Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                        Locale locale = Locale.forLanguageTag(language);
                        String name = month.getDisplayName(style, locale)
                                .toLowerCase(locale)
                                .replace(".", "");
                        if (!Character.isDigit(name.charAt(0))) {
                            NUMBERS.merge(name, month.getValue(), (one, other) -> one.equals(other) ? one : 0);
                        }
                    }
                }
            }
            NUMBERS.values().removeIf(number -> number == 0);
            NUMBERS.putAll(MORE);
        }
    }
}
