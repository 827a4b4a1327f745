package org.warta.producer.format;

import java.util.ArrayList;
import java.util.List;
import org.warta.event.Rejection;
import org.warta.producer.note.Note;

/**
 * What was found in one item.
 *
 * @param drafts the good articles, in the item's order
 * @param rejections what is wrong with the others, in the item's order; at most {@value Faults#MOST} and one that
 *     counts the rest
 * @param incomplete those of the others of which something could be read, for people; each has its rejection
 * @param notes what of the item as a whole was repaired or dropped
 */
public record Reading(List<Draft> drafts, List<Rejection> rejections, List<Incomplete> incomplete, List<Note> notes) {
    public Reading {
        drafts = List.copyOf(drafts);
        rejections = List.copyOf(rejections);
        incomplete = List.copyOf(incomplete);
        notes = List.copyOf(notes);
    }

    public Reading(List<Draft> drafts, List<Rejection> rejections) {
        this(drafts, rejections, List.of(), List.of());
    }

    /** Nothing but this one fault of the whole item. */
    public static Reading rejected(String reason) {
        return new Reading(
                List.of(), List.of(Rejection.newBuilder().setReason(reason).build()));
    }

    /** Articles, and the rejections of those that are incomplete. */
    public static Reading of(List<Draft> drafts, List<Incomplete> incomplete, List<Note> notes) {
        Faults faults = new Faults();
        incomplete.forEach(fault -> faults.add(fault.draft().line(), fault.reason()));
        return new Reading(drafts, faults.rejections(), incomplete, notes);
    }

    /** The same with more notes on the whole, which come first. */
    public Reading noting(List<Note> more) {
        List<Note> all = new ArrayList<>(more);
        all.addAll(notes);
        return new Reading(drafts, rejections, incomplete, all);
    }
}
