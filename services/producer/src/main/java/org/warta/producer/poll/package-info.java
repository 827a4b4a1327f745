/**
 * Polls feeds: fetches them and the pages of their items, reads them, and hands over what came of it. Remembers nothing
 * itself; {@link org.warta.producer.poll.PollMemory} is what has to be remembered between two polls.
 */
@NullMarked
package org.warta.producer.poll;

import org.jspecify.annotations.NullMarked;
