package org.warta.enricher.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A command that cannot be done, with one sentence for the person who gave it: what is wrong, and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure with this sentence. */
    public CommandFailure(String sentence) {
        super(sentence);
    }

    private CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A file that cannot be read or written. */
    static CommandFailure of(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new CommandFailure(file + " does not exist", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new CommandFailure(file + " may not be read or written: change its permissions", cause);
        }
        String message = cause.getMessage();
        return new CommandFailure(message == null ? file + ": " + cause : message, cause);
    }

    /** Training data that no model can be made of. */
    static CommandFailure of(IllegalArgumentException unfit) {
        return new CommandFailure(String.valueOf(unfit.getMessage()), unfit);
    }

    /** A line that is not as it must be. */
    static CommandFailure inLine(Path file, int line, String problem) {
        return new CommandFailure(file + ":" + line + ": " + problem);
    }
}
