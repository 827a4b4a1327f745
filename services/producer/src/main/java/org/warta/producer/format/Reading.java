package org.warta.producer.format;

import java.util.List;
import org.warta.event.Rejection;

/**
 * What was found in one item.
 *
 * @param drafts the good articles, in the item's order
 * @param rejections what is wrong with the others, in the item's order; at most {@value Faults#MOST} and one that
 *     counts the rest
 */
public record Reading(List<Draft> drafts, List<Rejection> rejections) {
    public Reading {
        drafts = List.copyOf(drafts);
        rejections = List.copyOf(rejections);
    }

    /** Nothing but this one fault of the whole item. */
    public static Reading rejected(String reason) {
        return new Reading(
                List.of(), List.of(Rejection.newBuilder().setReason(reason).build()));
    }
}
