package org.warta.enricher.linear;

import java.io.IOException;

/** A file that is no model, a broken one, or one for another purpose. */
public final class MalformedModelException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param cause what is wrong and what to do about it */
    public MalformedModelException(String name, String cause) {
        super("cannot use the model " + name + ": " + cause);
    }
}
