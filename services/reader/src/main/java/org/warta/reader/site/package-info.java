/**
 * The web site: pages made on the server, in Indonesian and English, that work without JavaScript and are better with it.
 * Everything shown comes through the catalogue; whatever came from outside is escaped by the templates, and addresses
 * that are none of the web's are never made links.
 */
@NullMarked
package org.warta.reader.site;

import org.jspecify.annotations.NullMarked;
