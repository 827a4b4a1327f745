package org.warta.producer.fetch;

import java.io.IOException;

/** Ends a fetch early, with its outcome. */
final class FetchException extends IOException {
    private final transient Outcome outcome;

    FetchException(Outcome outcome) {
        super(outcome.reason());
        this.outcome = outcome;
    }

    static FetchException failed(String reason) {
        return new FetchException(new Outcome.Failed(reason));
    }

    Outcome outcome() {
        return outcome;
    }
}
