package org.warta.reader.article;

/** A request says something that cannot be meant; the message says what and what can be said instead. */
public final class InvalidParameterException extends RuntimeException {
    private final String parameter;

    /** @param message one sentence for whoever sent the request */
    public InvalidParameterException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** Name of the parameter at fault. */
    public String parameter() {
        return parameter;
    }
}
