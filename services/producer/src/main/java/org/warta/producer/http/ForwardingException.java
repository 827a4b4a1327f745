package org.warta.producer.http;

/** Another instance could not be asked, or did not do what it was asked. */
final class ForwardingException extends RuntimeException {
    ForwardingException(String message) {
        super(message);
    }
}
