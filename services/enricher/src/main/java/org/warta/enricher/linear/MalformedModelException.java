package org.warta.enricher.linear;

import java.io.IOException;

/** A file that is no model, a broken one, or one for another purpose. */
public final class MalformedModelException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedModelException(String name, String cause) {
        super("cannot use the model " + name + ": " + cause);
    }
}
