/**
 * Reads what a source gave — plain text, Markdown with front matter, JSON — into drafts of articles and into
 * rejections that name the line. Pure: no I/O, no Spring, no Kafka, and no input makes it throw.
 */
@NullMarked
package org.warta.producer.format;

import org.jspecify.annotations.NullMarked;
