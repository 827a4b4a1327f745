package org.warta.producer.format;

/**
 * An article that lacks something it cannot be published without.
 *
 * @param draft what could be read; the contract's required fields may be missing
 * @param reason what is wrong and what to do about it
 */
public record Incomplete(Draft draft, String reason) {}
