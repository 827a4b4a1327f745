package org.warta.producer.sources;

/**
 * What is wrong with a request.
 *
 * @param pointer JSON pointer to it, as a URI fragment
 * @param detail what is wrong and what to do about it
 */
record SourceFault(String pointer, String detail) {}
