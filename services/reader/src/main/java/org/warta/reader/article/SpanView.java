package org.warta.reader.article;

/** A stretch of an article's text in Unicode code points, half-open; {@code field} is HEADLINE, BODY or SUMMARY. */
public record SpanView(String field, int start, int end) {}
