package org.warta.producer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When sources are due. A source may be entered again at any time; what was entered before is void then. */
final class Agenda {
    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>(Comparator.comparing(Appointment::due));

    private record Appointment(Instant due, ServedSource source) {}

    /** Enters a source, unless there is no time at which it is due. */
    void enter(ServedSource source) {
        Instant due = source.due();
        if (due != null) {
            appointments.add(new Appointment(due, source));
        }
    }

    /** Takes out a source that is due; null when none is. */
    @Nullable
    ServedSource next(Instant now) {
        Appointment first = appointments.peek();
        while (first != null && !first.due.isAfter(now)) {
            appointments.remove();
            if (first.due.equals(first.source.due())) {
                return first.source;
            }
            first = appointments.peek();
        }
        return null;
    }

    /** How long until the next may be due. */
    Duration pause(Instant now, Duration longest) {
        Appointment first = appointments.peek();
        if (first == null) {
            return longest;
        }
        Duration until = Duration.between(now, first.due);
        return until.isNegative() ? Duration.ZERO : until.compareTo(longest) > 0 ? longest : until;
    }
}
