package org.warta.replayer.deadletter;

/** What has become of a letter. */
public enum LetterState {
    /** Nothing yet: somebody is to look at it. */
    WAITING,
    /** It was redriven, and has not come back. */
    REDRIVEN,
    /** It was redriven and has come back as another letter. */
    FAILED_AGAIN,
    /** It came back too often and was parked. */
    PARKED
}
