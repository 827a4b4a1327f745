package org.warta.producer.date;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * A time of day as clocks and standards tell it: 24:00 is the end of a day, and a minute may have a leap second.
 *
 * @param seconds from 0 to 86,400
 * @param nanos of the second
 */
record TimeOfDay(int seconds, int nanos) {
    static final TimeOfDay MIDNIGHT = new TimeOfDay(0, 0);

    /**
     * A time in digits.
     *
     * @param fraction decimals of the smallest part given; null where there are none
     * @throws DateTimeException when there is no such time
     */
    static TimeOfDay of(String hour, @Nullable String minute, @Nullable String second, @Nullable String fraction) {
        int h = Integer.parseInt(hour);
        int m = minute == null ? 0 : Integer.parseInt(minute);
        int s = second == null ? 0 : Integer.parseInt(second);
        if (h > 24 || m > 59 || s > 60 || (h == 24 && m + s > 0)) {
            throw new DateTimeException("has no time of day: " + hour + ":" + minute);
        }
        int unit = minute == null ? 3600 : second == null ? 60 : 1;
        double part = fraction == null ? 0 : Double.parseDouble("0." + fraction) * unit;
        int whole = (int) part;
        int nanos = unit == 1 && fraction != null ? nanos(fraction) : 0;
        return new TimeOfDay(h * 3600 + m * 60 + s + whole, nanos);
    }

    /** The same time, told with noon and midnight. */
    TimeOfDay twelveHours(boolean afternoon) {
        int hour = seconds / 3600;
        if (hour > 12) {
            return this;
        }
        int change = (hour == 12 ? -12 : 0) + (afternoon ? 12 : 0);
        return new TimeOfDay(seconds + change * 3600, nanos);
    }

    private static int nanos(String fraction) {
        return Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
