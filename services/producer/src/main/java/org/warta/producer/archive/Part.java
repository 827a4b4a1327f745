package org.warta.producer.archive;

import org.warta.producer.document.Document;

/**
 * One part of a file: a line of NDJSON, an element of an array, a record of WARC, or all of it.
 *
 * @param number counted from 1, parts without articles included, so that a reader can go on behind it another time
 * @param place where it stands, for people: {@code line 7}, {@code record 3 (http://example.com/)}; empty for all of it
 * @param document what it is
 */
public record Part(long number, String place, Document document) {}
