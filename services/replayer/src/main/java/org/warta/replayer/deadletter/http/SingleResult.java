package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.stream.DeadLetters;
import org.warta.replayer.deadletter.stream.Outcome;

/**
 * What became of a letter, or, after a dry run, what would.
 *
 * @param letter its address
 * @param decision what is done with it
 * @param explanation the same in a sentence
 * @param to the topic that it is sent to; null when it is not sent
 * @param sentAs where it was written; null when it was not
 * @param key the key of the edited value; null when it was not edited
 * @param redrive id of the redrive; null when there was none
 */
record SingleResult(
        String letter,
        Decision decision,
        String explanation,
        @Nullable String to,
        @Nullable String sentAs,
        @Nullable String key,
        @Nullable String redrive) {

    static SingleResult of(DeadLetters.RedrivenOne one) {
        Outcome outcome = one.outcome();
        return new SingleResult(
                outcome.letter().toString(),
                outcome.decision(),
                explanation(outcome.decision(), outcome.targetTopic()),
                outcome.targetTopic(),
                outcome.target() == null ? null : outcome.target().toString(),
                one.key(),
                one.redrive());
    }

    private static String explanation(Decision decision, @Nullable String to) {
        return switch (decision) {
            case SENT -> "It goes to " + to + ".";
            case SENT_AS_OLD ->
                "It goes to " + to
                        + ": a later version of the article is in the log, and must stay the last one there.";
            case PARKED -> "It was redriven often enough and is parked in " + to + ".";
            case REDRIVEN_BEFORE -> "It was redriven before. To send it once more, ask for it again with `again`.";
            case RETRACTED -> "Its article was canceled after this version: what it says must not spread.";
            case UNDECODABLE ->
                "It cannot be decoded, so it would fail again. Edit it, or redrive it with a release that can.";
            case WITHOUT_VALUE -> "It has no value: only edited could it be sent.";
            case WITHOUT_KEY -> "It has no key, and so stands for no article: only edited could it be sent.";
        };
    }
}
