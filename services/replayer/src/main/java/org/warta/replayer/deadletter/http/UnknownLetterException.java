package org.warta.replayer.deadletter.http;

import org.warta.replayer.deadletter.LetterAddress;

/** No letter stands there, or no longer. */
final class UnknownLetterException extends RuntimeException {
    UnknownLetterException(LetterAddress address) {
        this(address.toString());
    }

    UnknownLetterException(String address) {
        super("There is no letter at " + address
                + ": it never was there, or it has expired, as letters do after 30 days.");
    }
}
