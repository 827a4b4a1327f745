package org.warta.replayer.deadletter.stream;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.LetterPlace;
import org.warta.event.Redrive;
import org.warta.event.RedrivenLetter;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.replayer.deadletter.EditedValue;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;

/**
 * Letters to be sent in one transaction, and what its event says.
 *
 * @param id of the redrive
 * @param who the operator
 * @param why in the operator's words; null where none are known
 * @param again whether letters are sent that were redriven before
 * @param letters in the order in which they are sent
 * @param edited what to send instead of the value of the only letter; null: as it is
 * @param positions the next letter to look at in each partition; empty for a single letter
 * @param counts letters of the redrive before this order, by what became of them
 */
record Order(
        String id,
        String who,
        @Nullable String why,
        boolean again,
        List<Letter> letters,
        @Nullable EditedValue edited,
        List<LetterPlace> positions,
        Map<String, Long> counts) {

    Order {
        letters = List.copyOf(letters);
        positions = List.copyOf(positions);
        counts = new LinkedHashMap<>(counts);
    }

    /** The event that tells what became of the letters. */
    ReplayEvent event(ReplayEventKind kind, List<Outcome> outcomes, @Nullable String reason, Clock clock) {
        List<RedrivenLetter> sent = new ArrayList<>();
        Map<String, Long> all = new LinkedHashMap<>(counts);
        for (Outcome outcome : outcomes) {
            all.merge(outcome.decision().name(), 1L, Long::sum);
            if (outcome.target() != null) {
                LetterAddress letter = outcome.letter();
                sent.add(new RedrivenLetter(
                        new LetterPlace(letter.topic(), letter.partition(), letter.offset()),
                        outcome.target().topic(),
                        outcome.target().partition(),
                        outcome.target().offset()));
            }
        }
        return ReplayEvent.newBuilder()
                .setId(id)
                .setKind(kind)
                .setAt(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS))
                .setWho(who)
                .setWhy(why)
                .setReason(reason)
                .setRedrive(new Redrive(sent, edited != null, positions, all))
                .build();
    }
}
