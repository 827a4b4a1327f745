package org.warta.enricher.sequence;

/**
 * Words that belong together.
 *
 * @param from index of the first word
 * @param to index of the word behind the last
 * @param type what they are
 */
public record Stretch(int from, int to, String type) {}
