package org.warta.replayer.deadletter.http;

/** No redrive has this id. */
final class UnknownRedriveException extends RuntimeException {
    UnknownRedriveException(String id) {
        super("There is no redrive " + id + ".");
    }
}
