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
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.text.Token;

/** The cue words of the rules; each list's first line says what it holds. */
final class WordLists {
    final PhraseTable<Boolean> titles = PhraseTable.folded(word -> null);
    final PhraseTable<Boolean> givenNames = PhraseTable.exact();
    final PhraseTable<Boolean> organisationHeads = PhraseTable.exact();
    final PhraseTable<Boolean> placeHeads = PhraseTable.exact();
    final Set<String> organisationTails = Set.copyOf(lines("organisation-tails.txt"));
    final Set<String> portfolios = Set.copyOf(lines("portfolios.txt"));
    final Set<String> verbsAfterName;
    final Set<String> verbsBeforeName;
    private final Set<String> notNames = Set.copyOf(lines("not-names.txt"));

    WordLists() {
        fill(titles, "titles.txt");
        fill(givenNames, "given-names.txt");
        fill(organisationHeads, "organisation-heads.txt");
        fill(placeHeads, "place-heads.txt");
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        for (String line : lines("speech-verbs.txt")) {
            List<String> columns = List.of(line.split("\t", 2));
            (columns.get(0).equals("before") ? before : after).add(columns.get(1));
        }
        verbsBeforeName = Set.copyOf(before);
        verbsAfterName = Set.copyOf(after);
    }

    /** Whether the token may be part of a person's name: capitalised, and no word of another use. */
    boolean mayBeName(Token token) {
        return (token.kind() == Token.Kind.CAPITALISED || token.kind() == Token.Kind.INITIAL)
                && !notNames.contains(token.folded());
    }

    boolean isTitle(List<Token> tokens, int index) {
        return titles.longestAt(tokens, index) != null;
    }

    /** Index of the token behind the given name that starts here; {@code index} itself when none does. */
    int givenNameEnd(List<Token> tokens, int index) {
        PhraseTable.@Nullable Match<Boolean> match = givenNames.longestAt(tokens, index);
        return match == null || notNames.contains(tokens.get(index).folded()) ? index : match.end();
    }

    /** The lines of a resource of this package, without comments. */
    static List<String> lines(String resource) {
        try (InputStream bytes = Objects.requireNonNull(WordLists.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
    }

    private static void fill(PhraseTable<Boolean> table, String resource) {
        lines(resource).forEach(line -> table.add(line, true, (a, b) -> a));
    }
}
