package org.warta.reader.http;

import java.util.UUID;

/** There is no article with this id, or none that may be shown: the two look alike on purpose. */
final class UnknownArticleException extends RuntimeException {
    UnknownArticleException(UUID id) {
        super("There is no article " + id + ".");
    }
}
