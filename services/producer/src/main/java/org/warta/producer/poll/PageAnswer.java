package org.warta.producer.poll;

import org.warta.producer.format.Draft;

/**
 * An article with the text of its page.
 *
 * @param draft the article; as its feed gave it where its page gave nothing better
 * @param settled false when the page may be there later
 */
public record PageAnswer(Draft draft, boolean settled) {}
