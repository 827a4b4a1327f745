/**
 * Reads bytes of any kind into articles: finds out what they are, decodes them, and hands them to the reader of their
 * format. The one way by which polling, importing, the HTTP intake and the dry run come to articles. Pure, and no input
 * makes it throw.
 */
@NullMarked
package org.warta.producer.document;

import org.jspecify.annotations.NullMarked;
