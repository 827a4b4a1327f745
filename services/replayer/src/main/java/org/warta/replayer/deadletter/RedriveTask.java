package org.warta.replayer.deadletter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.LetterPlace;
import org.warta.event.LetterRange;
import org.warta.event.RedrivenLetter;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;

/**
 * What the events of a redrive amount to. Immutable: {@link #after} is the next one.
 *
 * @param id the redrive's id
 * @param who the operator
 * @param why in the operator's words; null where none are known
 * @param filter what the letters are chosen by, in JSON; null where a single letter was asked for
 * @param again whether letters are sent that were redriven before
 * @param ranges where letters are looked for; empty where a single letter was asked for
 * @param positions the next letter to look at in each partition
 * @param counts letters so far, by what became of them
 * @param sent the letters that were sent last
 * @param edited whether a value was edited
 * @param reason why it ended before its end; null when it did not
 */
public record RedriveTask(
        String id,
        String who,
        @Nullable String why,
        Instant requestedAt,
        Instant changedAt,
        @Nullable String filter,
        boolean again,
        List<LetterRange> ranges,
        List<LetterPlace> positions,
        Map<String, Long> counts,
        List<RedrivenLetter> sent,
        boolean edited,
        RedriveStatus status,
        @Nullable String reason) {

    public RedriveTask {
        ranges = List.copyOf(ranges);
        positions = List.copyOf(positions);
        counts = new LinkedHashMap<>(counts);
        sent = List.copyOf(sent);
    }

    /** The redrive that an event begins; null when it begins none. */
    static @Nullable RedriveTask first(ReplayEvent event) {
        if (event.getKind() == ReplayEventKind.REDRIVE_REQUESTED && event.getRedriveRequest() != null) {
            return new RedriveTask(
                    event.getId(),
                    event.getWho(),
                    event.getWhy(),
                    event.getAt(),
                    event.getAt(),
                    event.getRedriveRequest().getFilter(),
                    event.getRedriveRequest().getAgain(),
                    event.getRedriveRequest().getRanges(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    false,
                    RedriveStatus.RUNNING,
                    null);
        }
        if (event.getKind() == ReplayEventKind.REDRIVEN && event.getRedrive() != null) {
            return new RedriveTask(
                    event.getId(),
                    event.getWho(),
                    event.getWhy(),
                    event.getAt(),
                    event.getAt(),
                    null,
                    false,
                    List.of(),
                    List.of(),
                    event.getRedrive().getCounts(),
                    event.getRedrive().getLetters(),
                    event.getRedrive().getEdited(),
                    RedriveStatus.COMPLETED,
                    null);
        }
        return null;
    }

    /** The redrive after one more event; once it has ended, nothing changes. */
    RedriveTask after(ReplayEvent event) {
        if (isEnded()) {
            return this;
        }
        boolean progress = event.getRedrive() != null;
        RedriveStatus next = switch (event.getKind()) {
            case REDRIVE_CANCEL_REQUESTED -> RedriveStatus.CANCELING;
            case REDRIVE_ENDED -> ended(event.getReason());
            default -> status;
        };
        return new RedriveTask(
                id,
                who,
                why,
                requestedAt,
                event.getAt(),
                filter,
                again,
                ranges,
                progress ? event.getRedrive().getPositions() : positions,
                progress ? event.getRedrive().getCounts() : counts,
                progress ? event.getRedrive().getLetters() : sent,
                edited,
                next,
                event.getReason());
    }

    private RedriveStatus ended(@Nullable String ownReason) {
        if (ownReason == null) {
            return RedriveStatus.COMPLETED;
        }
        return status == RedriveStatus.CANCELING ? RedriveStatus.CANCELED : RedriveStatus.STOPPED;
    }

    /** Whether nothing more comes of it. */
    public boolean isEnded() {
        return status != RedriveStatus.RUNNING && status != RedriveStatus.CANCELING;
    }

    /** The next offset to look at in a range. */
    public long position(LetterRange range) {
        return positions.stream()
                .filter(place ->
                        place.getTopic().equals(range.getTopic()) && place.getPartition() == range.getPartition())
                .mapToLong(LetterPlace::getOffset)
                .findFirst()
                .orElse(range.getFirst());
    }

    /** Offsets to look at, and how many of them were: letters and, as they leave no record, ends of transactions. */
    public Progress progress() {
        long done = 0;
        long total = 0;
        for (LetterRange range : ranges) {
            total += range.getEnd() - range.getFirst();
            done += position(range) - range.getFirst();
        }
        return new Progress(done, total);
    }

    /** How many offsets were looked at, of how many. */
    public record Progress(long done, long total) {}
}
