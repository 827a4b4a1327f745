package org.warta.replayer.replay;

/** Where a replay stands. */
public enum ReplayStatus {
    /** Waits for an instance that takes it up. */
    QUEUED,
    /** An instance carries it out. */
    RUNNING,
    /** Somebody asked it to pause, and it is about to. */
    PAUSING,
    /** Goes on when somebody asks it to. */
    PAUSED,
    /** Somebody asked it to end, and it is about to. */
    CANCELING,
    /** Has ended before its end. */
    CANCELED,
    /** Has reached its end. */
    COMPLETED,
    /** Cannot go on. */
    FAILED;

    /** Whether it will never change. */
    public boolean isFinal() {
        return this == CANCELED || this == COMPLETED || this == FAILED;
    }
}
