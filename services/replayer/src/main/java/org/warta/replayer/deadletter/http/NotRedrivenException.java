package org.warta.replayer.deadletter.http;

/** A letter was not redriven, for a reason that stands in the result. */
final class NotRedrivenException extends RuntimeException {
    private final SingleResult result;

    NotRedrivenException(SingleResult result) {
        super(result.explanation());
        this.result = result;
    }

    SingleResult result() {
        return result;
    }
}
