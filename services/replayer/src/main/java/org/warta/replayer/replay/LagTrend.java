package org.warta.replayer.replay;

/** What becomes of the lag of live traffic. */
public enum LagTrend {
    /** It is small, or falls. */
    CALM,
    /** It is neither. */
    STEADY,
    /** It is not small, and grows. */
    GROWING;

    /**
     * What it was and is says what becomes of it.
     *
     * @param before live records that waited at the last look
     * @param now live records that wait
     * @param small as many as may wait
     */
    public static LagTrend of(long before, long now, long small) {
        if (now <= small || now < before) {
            return CALM;
        }
        return now > before ? GROWING : STEADY;
    }
}
