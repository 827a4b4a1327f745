package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.Passage;
import org.warta.enricher.text.PhraseTable.Match;
import org.warta.enricher.text.Token;

/** A passage with what is known about each of its tokens before any rule looks at it. */
final class Reading {
    final Passage passage;
    final List<Token> tokens;
    final Lines lines;
    private final List<@Nullable Match<Known>> known;

    Reading(Passage passage, Gazetteer gazetteer, String language) {
        this.passage = passage;
        this.tokens = passage.tokens();
        this.lines = new Lines(tokens);
        this.known = new ArrayList<>(tokens.size());
        for (int index = 0; index < tokens.size(); index++) {
            known.add(gazetteer.longestAt(tokens, index, language));
        }
    }

    /** The entity of the vocabulary whose name starts here; null when none does. */
    @Nullable
    Match<Known> knownAt(int index) {
        return known.get(index);
    }

    /** Whether there is a token with this index on the line of the one before it. */
    boolean continues(int index) {
        return index < tokens.size() && (index == 0 || tokens.get(index).gap() != Token.Gap.LINE);
    }

    boolean isMark(int index, char mark) {
        return continues(index) && tokens.get(index).is(mark);
    }

    /** Whether a hyphen without spaces joins the token before with the one behind. */
    boolean isInnerHyphen(int index) {
        return isMark(index, '-')
                && tokens.get(index).gap() == Token.Gap.NONE
                && continues(index + 1)
                && tokens.get(index + 1).gap() == Token.Gap.NONE
                && tokens.get(index + 1).kind() != Token.Kind.MARK;
    }
}
