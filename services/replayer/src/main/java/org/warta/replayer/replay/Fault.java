package org.warta.replayer.replay;

/**
 * What is wrong with a request.
 *
 * @param pointer JSON pointer to it, as a URI fragment
 * @param detail one sentence: what is wrong and what to do about it
 */
public record Fault(String pointer, String detail) {}
