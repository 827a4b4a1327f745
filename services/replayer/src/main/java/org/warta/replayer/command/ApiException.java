package org.warta.replayer.command;

/** The replayer did not do what was asked; the message says why, for people. */
final class ApiException extends RuntimeException {
    private final ExitCode exitCode;

    ApiException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
