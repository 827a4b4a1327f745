package org.warta.enricher.entity;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.event.EntityType;

/**
 * Who and what is meant by a name: canonical labels and addresses from the lists in {@code names/}. A name that may mean
 * several is left alone: unknown is better than guessed.
 */
final class Vocabulary {
    /** The ISO's own page about a country's code. */
    private static final String ISO_3166 = "https://www.iso.org/obp/ui/#iso:code:3166:";

    private static final String GEONAMES = "https://sws.geonames.org/";
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";
    private static final Pattern BAR = Pattern.compile("\\|");

    /** A name in capitals, as datelines write it, is known from this length on; shorter ones are acronyms of others. */
    private static final int SHORTEST_IN_CAPITALS = 5;

    /** So many times the people of the next place of the same name must live in a place for it to be meant for certain. */
    private static final int FAR_LARGER = 10;

    private final Map<String, Map<EntityType, Map<String, Known>>> byLanguage =
            Map.of("id", new EnumMap<>(EntityType.class), "en", new EnumMap<>(EntityType.class));

    private final PhraseTable<EntityType> indonesianCountries = PhraseTable.exact();
    private final PhraseTable<EntityType> englishCountries = PhraseTable.exact();

    /** Reads the lists. */
    Vocabulary() {
        readCountries();
        readPlaces();
        readOrganisations();
        readPersons();
    }

    /** What a name means in a text of this language; null when that is not known for certain. */
    @Nullable
    Known find(EntityType type, String name, String language) {
        Map<String, Known> names = names(language.equals("en") ? "en" : "id", type);
        return names.get(name);
    }

    /** The names of countries in texts of this language that are no names of persons as well. */
    PhraseTable<EntityType> countries(String language) {
        return language.equals("en") ? englishCountries : indonesianCountries;
    }

    private Map<String, Known> names(String language, EntityType type) {
        return byLanguage
                .getOrDefault(language, new EnumMap<>(EntityType.class))
                .computeIfAbsent(type, t -> new HashMap<>());
    }

    private void readCountries() {
        NameBook.rows("countries.tsv", 5, row -> {
            Known known = new Known(
                    EntityType.PLACE, row.get(1), row.get(2), ISO_3166 + row.get(0), List.of(WIKIDATA + row.get(3)));
            addNames(known, row.get(1), row.get(2), row.get(4));
        });
        Set<String> ofPersons = NameBook.givenAndFamilyNames();
        byLanguage.forEach((language, types) -> {
            PhraseTable<EntityType> table = countries(language);
            for (String name : types.getOrDefault(EntityType.PLACE, Map.of()).keySet()) {
                if (!ofPersons.contains(name)) {
                    table.add(name, EntityType.PLACE, (first, later) -> first);
                }
            }
        });
    }

    private void readPlaces() {
        Map<String, Long> largest = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        NameBook.rows("places.tsv", 7, row -> {
            long people = Long.parseLong(row.get(4));
            Long before = largest.get(row.get(0));
            if (before != null && Math.max(people, before) < FAR_LARGER * Math.min(people, before)) {
                doubtful.add(row.get(0));
            }
            largest.merge(row.get(0), people, Math::max);
        });
        NameBook.rows("places.tsv", 7, row -> {
            boolean meant = Long.parseLong(row.get(4)) == largest.getOrDefault(row.get(0), 0L);
            boolean sure =
                    meant && !doubtful.contains(row.get(0)) && !row.get(2).isEmpty();
            if (meant) {
                String uri = sure ? GEONAMES + row.get(2) + "/" : null;
                addNames(
                        new Known(EntityType.PLACE, row.get(0), row.get(1), uri, List.of()),
                        row.get(0),
                        row.get(1),
                        row.get(6));
            }
        });
        NameBook.rows(
                "places-idn.tsv",
                7,
                row -> addNames(
                        new Known(EntityType.PLACE, row.get(0), row.get(1), null, List.of()),
                        row.get(0),
                        row.get(1),
                        row.get(6)));
    }

    private void readOrganisations() {
        Set<String> shared = sharedNames("organisations.tsv", 5, 4);
        NameBook.rows("organisations.tsv", 5, row -> {
            String uri = row.get(2).isEmpty() ? null : WIKIDATA + row.get(2);
            Known known = new Known(EntityType.ORGANISATION, row.get(0), row.get(1), uri, List.of());
            addNames(known, row.get(0), row.get(1), without(shared, row.get(4)));
        });
    }

    private void readPersons() {
        Set<String> unsure = sharedNames("persons.tsv", 2, 1);
        unsure.addAll(NameBook.givenAndFamilyNames());
        NameBook.rows("persons.tsv", 2, row -> {
            Known known = new Known(EntityType.PERSON, row.get(0), row.get(0), null, List.of());
            addNames(known, row.get(0), without(unsure, row.get(1)));
        });
    }

    /** Further names that several entities of a list have. */
    private static Set<String> sharedNames(String resource, int columns, int furtherNames) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        NameBook.rows(resource, columns, row -> {
            for (String name : BAR.split(row.get(furtherNames), -1)) {
                if (!seen.add(name)) {
                    shared.add(name);
                }
            }
        });
        return shared;
    }

    private static String without(Set<String> unsure, String names) {
        return BAR.splitAsStream(names).filter(name -> !unsure.contains(name)).collect(Collectors.joining("|"));
    }

    private void addNames(Known known, String... columns) {
        for (String column : columns) {
            for (String name : BAR.split(column, -1)) {
                if (name.startsWith("id:")) {
                    add(known, "id", name.substring(3));
                } else if (name.startsWith("en:")) {
                    add(known, "en", name.substring(3));
                } else if (!name.isEmpty()) {
                    add(known, "id", name);
                    add(known, "en", name);
                }
            }
        }
    }

    /** The first entity with a name keeps it: countries come before towns. */
    private void add(Known known, String language, String name) {
        Map<String, Known> names = names(language, known.type());
        names.putIfAbsent(name, known);
        if (name.length() >= SHORTEST_IN_CAPITALS) {
            names.putIfAbsent(name.toUpperCase(Locale.ROOT), known);
        }
    }
}
