package org.warta.producer.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a written date says.
 *
 * @param date the day
 * @param time the time of day
 * @param zone null where none is named
 * @param assumed what was assumed; null where nothing was
 */
record DateParts(
        LocalDate date,
        TimeOfDay time,
        @Nullable ZoneId zone,
        @Nullable String assumed) {
    LocalDateTime local() {
        return date.atStartOfDay().plusSeconds(time.seconds()).plusNanos(time.nanos());
    }
}
