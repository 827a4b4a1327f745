package org.warta.replayer.command;

/** What a command ends with, for scripts. */
enum ExitCode {
    /** All went well. */
    OK(0, "all went well"),
    /** Something went wrong that no other code tells. */
    FAILED(1, "something went wrong that no other code tells"),
    /** The call was wrong; nothing was asked of the service. */
    USAGE(2, "the call was wrong; nothing was asked of the replayer"),
    /** The service refused what was asked; nothing was begun. */
    REFUSED(3, "the replayer refused what was asked, or knows nothing of it; nothing was begun"),
    /** The token is missing, wrong, or not an operator's. */
    DENIED(4, "the token is missing, wrong, or not an operator's"),
    /** The service, Kafka or the database did not answer. */
    UNAVAILABLE(5, "the replayer, Kafka or the read store did not answer: try again later"),
    /** The replay that was waited for failed or was canceled. */
    NOT_COMPLETED(6, "the replay that was waited for failed, or was paused or canceled"),
    /** A report found that something is lost. */
    LOST(7, "a report found articles that are lost");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** As help shows it. */
    String meaning() {
        return meaning;
    }
}
