package org.warta.reader.article;

import java.util.UUID;

/**
 * An entity and how many articles mention it.
 *
 * @param type PERSON, ORGANISATION, PLACE, …
 */
public record EntityCount(UUID id, String type, String name, long count) {}
