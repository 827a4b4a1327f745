package org.warta.producer.fetch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says in one sentence why a request failed. */
final class Failures {
    private static final int LONGEST = 300;

    private Failures() {}

    static FetchException tooSlow() {
        return FetchException.failed("took longer than warta.producer.fetch.total-timeout");
    }

    static FetchException of(Exception failure) {
        return failure instanceof FetchException known ? known : FetchException.failed(reason(failure));
    }

    private static String reason(Exception failure) {
        if (failure instanceof GuardedNames.NotPublicException) {
            return said(failure);
        }
        if (failure instanceof UnknownHostException) {
            return "host name is not known: " + said(failure);
        }
        if (failure instanceof ConnectTimeoutException) {
            return "could not be connected to in time";
        }
        if (failure instanceof SocketTimeoutException) {
            return "did not answer in time";
        }
        if (failure instanceof NoHttpResponseException) {
            return "closed the connection without an answer";
        }
        if (failure instanceof SSLException) {
            return "could not be connected to securely: " + said(failure);
        }
        return failure instanceof IOException ? said(failure) : "failed: " + failure;
    }

    private static String said(Exception failure) {
        String message = failure.getMessage();
        String line = (message == null ? failure.getClass().getSimpleName() : message)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
