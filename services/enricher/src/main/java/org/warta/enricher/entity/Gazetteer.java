package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.text.Token;
import org.warta.event.EntityType;

/**
 * Countries, places and organisations by name. Countries come from the Unicode CLDR by way of Java's locale data, with
 * the names of {@code countries.tsv} going first. Names are told apart by case: {@code AS} is a country, {@code as} is not.
 */
final class Gazetteer {
    /** The ISO's own page about a country's code. */
    private static final String ISO_3166 = "https://www.iso.org/obp/ui/#iso:code:3166:";

    private static final Locale INDONESIAN =
            new Locale.Builder().setLanguage("id").build();
    private static final int SHORTEST_IN_CAPITALS = 5;

    private final PhraseTable<Known> indonesian = PhraseTable.exact();
    private final PhraseTable<Known> english = PhraseTable.exact();

    /**
     * Reads the vocabulary.
     *
     * @throws IllegalStateException when the Java runtime lacks the locale data, or a resource is malformed
     */
    Gazetteer() {
        if (country("DE").getDisplayCountry(INDONESIAN).equals(country("DE").getDisplayCountry(Locale.ENGLISH))) {
            throw new IllegalStateException(
                    "this Java runtime has no Indonesian country names: add the module jdk.localedata to it");
        }
        addCountries();
        addEntries("organisations.tsv", EntityType.ORGANISATION);
        addEntries("places.tsv", EntityType.PLACE);
    }

    /** The longest name that starts at the token with this index; null when none does. */
    PhraseTable.@Nullable Match<Known> longestAt(List<Token> tokens, int index, String language) {
        if (!tokens.get(index).isCapitalised()) {
            return null;
        }
        return (language.equals("en") ? english : indonesian).longestAt(tokens, index);
    }

    private void addCountries() {
        Map<String, List<String>> own = new HashMap<>();
        for (String line : WordLists.lines("countries.tsv")) {
            List<String> columns = columns("countries.tsv", line);
            own.put(columns.get(0), columns);
        }
        for (String code : Locale.getISOCountries()) {
            String inIndonesian = country(code).getDisplayCountry(INDONESIAN);
            String inEnglish = country(code).getDisplayCountry(Locale.ENGLISH);
            List<String> columns = own.getOrDefault(code, List.of(code, inIndonesian, inEnglish, ""));
            Known known = new Known(EntityType.PLACE, columns.get(1), columns.get(2), ISO_3166 + code, false);
            addNames(known, columns.get(3));
        }
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    private void addEntries(String resource, EntityType type) {
        for (String line : WordLists.lines(resource)) {
            List<String> columns = columns(resource, line);
            boolean ambiguous = columns.get(2).equals("ambiguous");
            addNames(new Known(type, columns.get(0), columns.get(1), null, ambiguous), columns.get(3));
        }
    }

    private void addNames(Known known, String furtherNames) {
        List<String> names = new ArrayList<>(List.of(known.indonesian(), known.english()));
        if (!furtherNames.isEmpty()) {
            names.addAll(List.of(furtherNames.split("\\|")));
        }
        for (String name : names) {
            if (name.startsWith("id:")) {
                add(indonesian, name.substring(3), known);
            } else if (name.startsWith("en:")) {
                add(english, name.substring(3), known);
            } else {
                add(indonesian, name, known);
                add(english, name, known);
            }
        }
    }

    /** The name, and the name in capitals, as datelines and posters write it. The first entity with a name keeps it. */
    private static void add(PhraseTable<Known> table, String name, Known known) {
        table.add(name, known, (first, later) -> first);
        if (name.length() >= SHORTEST_IN_CAPITALS) {
            table.add(name.toUpperCase(Locale.ROOT), known, (first, later) -> first);
        }
    }

    private static List<String> columns(String resource, String line) {
        List<String> columns = List.of(line.split("\t", -1));
        if (columns.size() != 4) {
            throw new IllegalStateException(resource + " wants four columns, not: " + line);
        }
        return columns;
    }
}
