package org.warta.producer.document;

/** Formats of news. */
public enum DocumentKind {
    /** RSS, Atom, CDF or a sitemap. */
    FEED,
    JSON_FEED,
    /** Articles by the fields of ninjs: an object, an array or one a line. */
    NINJS,
    NEWSML_G2,
    /** A page on the web, with one article. */
    PAGE,
    MARKDOWN,
    PLAIN_TEXT,
    WARC,
    UNKNOWN
}
