package org.warta.replayer.deadletter;

/** Where a redrive stands. */
public enum RedriveStatus {
    /** It is sending letters, or waits for its turn, or for those that it sent to be processed. */
    RUNNING,
    /** It was asked to end, and has not yet. */
    CANCELING,
    /** It has looked at every letter it was asked for. */
    COMPLETED,
    /** It has ended because somebody asked. */
    CANCELED,
    /** It has ended by itself: too many letters failed again. */
    STOPPED
}
