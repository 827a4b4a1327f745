package org.warta.reader.site;

/** There is no such page, or nothing on it that may be shown: the two look alike on purpose. */
final class NoSuchPageException extends RuntimeException {}
