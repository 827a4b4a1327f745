package org.warta.enricher.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.warta.enricher.sequence.NameLists;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Tokenizer;

/**
 * The lists of names in {@code names/}, as the sequence models see them. The number of a list is part of every trained
 * model: a new list goes to the end.
 */
public final class NameBook {
    private static final long SMALL_TOWN = 100_000;
    private static final int SHORTEST_PART_CHARS = 3;
    private static final Pattern PUNCTUATION = Pattern.compile("([.,()'\"/])");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BAR = Pattern.compile("\\|");

    private enum NameList {
        GIVEN(0),
        FAMILY(1),
        AMBIGUOUS_PERSON(2),
        TITLE(3),
        ORGANISATION_HEAD(4),
        ORGANISATION_TAIL(5),
        PLACE_HEAD(6),
        PLACE_TAIL(7),
        COMMON_INDONESIAN(8),
        COMMON_ENGLISH(9),
        COUNTRY(10),
        PLACE(11),
        AMBIGUOUS_PLACE(12),
        TOWN(13),
        ORGANISATION(14),
        AMBIGUOUS_ORGANISATION(15),
        PERSON(16),
        PART_OF_PERSON(17),
        REGENCY_OR_DISTRICT(18),
        BEFORE_PERSON(19),
        BEHIND_PERSON(20);

        private final int number;

        NameList(int number) {
            this.number = number;
        }
    }

    private final NameLists.Builder builder = new NameLists.Builder();

    private NameBook() {}

    private static final class Holder {
        private static final NameLists LISTS = new NameBook().read();
    }

    /** The lists, read at the first call. */
    public static NameLists lists() {
        return Holder.LISTS;
    }

    /** Words that are a given or family name of many. */
    static Set<String> givenAndFamilyNames() {
        Set<String> names = new HashSet<>();
        for (String resource : new String[] {"given-names.txt", "family-names.txt", "ambiguous-names.txt"}) {
            lines(resource, names::add);
        }
        return names;
    }

    private NameLists read() {
        words("given-names.txt", NameList.GIVEN, false);
        words("family-names.txt", NameList.FAMILY, false);
        words("ambiguous-names.txt", NameList.AMBIGUOUS_PERSON, false);
        words("titles.txt", NameList.TITLE, true);
        words("organisation-heads.txt", NameList.ORGANISATION_HEAD, true);
        words("organisation-tails.txt", NameList.ORGANISATION_TAIL, false);
        words("place-heads.txt", NameList.PLACE_HEAD, true);
        words("place-tails.txt", NameList.PLACE_TAIL, false);
        words("common-words.txt", NameList.COMMON_INDONESIAN, true);
        words("common-words-en.txt", NameList.COMMON_ENGLISH, true);
        rows(
                "person-context.txt",
                2,
                row -> add(
                        row.get(0).equals("before") ? NameList.BEFORE_PERSON : NameList.BEHIND_PERSON,
                        row.get(1),
                        true));
        rows("countries.tsv", 5, row -> names(NameList.COUNTRY, row.get(1), row.get(2), row.get(4)));
        rows("places.tsv", 7, row -> names(placeList(row), row.get(0), row.get(1), row.get(6)));
        rows("places-idn.tsv", 7, row -> names(NameList.REGENCY_OR_DISTRICT, row.get(0), row.get(1), row.get(6)));
        rows(
                "organisations.tsv",
                5,
                row -> names(
                        row.get(3).isEmpty() ? NameList.ORGANISATION : NameList.AMBIGUOUS_ORGANISATION,
                        row.get(0),
                        row.get(1),
                        row.get(4)));
        rows("persons.tsv", 2, this::person);
        return builder.build();
    }

    private static NameList placeList(List<String> row) {
        if (!row.get(5).isEmpty()) {
            return NameList.AMBIGUOUS_PLACE;
        }
        boolean town = !row.get(2).isEmpty() && !row.get(3).equals("ID") && Long.parseLong(row.get(4)) < SMALL_TOWN;
        return town ? NameList.TOWN : NameList.PLACE;
    }

    private void person(List<String> row) {
        names(NameList.PERSON, row.get(0), row.get(1));
        List<String> parts = List.of(SPACE.split(row.get(0), -1));
        for (String part : parts) {
            if (parts.size() > 1
                    && part.length() >= SHORTEST_PART_CHARS
                    && Character.isUpperCase(part.codePointAt(0))) {
                add(NameList.PART_OF_PERSON, part, false);
            }
        }
    }

    private void words(String resource, NameList list, boolean folded) {
        lines(resource, line -> add(list, line, folded));
    }

    private void names(NameList list, String... columns) {
        for (String column : columns) {
            for (String name : BAR.split(column, -1)) {
                boolean ofLanguage = name.startsWith("id:") || name.startsWith("en:");
                add(list, ofLanguage ? name.substring(3) : name, false);
            }
        }
    }

    /** Adds a name as texts are cut into words here, and as corpora cut them, where that differs. */
    private void add(NameList list, String name, boolean folded) {
        if (name.isBlank()) {
            return;
        }
        List<String> ours = Tokenizer.tokenize(name).stream().map(Token::text).toList();
        List<String> theirs =
                List.of(SPACE.split(PUNCTUATION.matcher(name).replaceAll(" $1 ").strip(), -1));
        for (List<String> words : ours.equals(theirs) ? List.of(ours) : List.of(ours, theirs)) {
            if (folded) {
                builder.addFolded(list.number, words);
            } else {
                builder.add(list.number, words);
            }
        }
    }

    /**
     * Hands over the rows of a table of names.
     *
     * @throws IllegalStateException when a row has not so many columns; the message shows it
     */
    static void rows(String resource, int columns, Consumer<List<String>> taker) {
        lines(resource, line -> {
            List<String> row = List.of(line.split("\t", -1));
            if (row.size() != columns) {
                throw new IllegalStateException(resource + " wants " + columns + " columns, not: " + line);
            }
            taker.accept(row);
        });
    }

    private static void lines(String resource, Consumer<String> taker) {
        String path = "names/" + resource;
        try (InputStream bytes = Objects.requireNonNull(NameBook.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("# ") && !line.isEmpty())
                    .forEach(taker);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
