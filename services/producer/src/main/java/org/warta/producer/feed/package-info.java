/**
 * Reads feeds of every age — RSS, Atom, JSON Feed, CDF, sitemaps of news — into articles. What a format calls a thing
 * matters little: an item is read by the names of all of them, as feeds mix them freely. Pure.
 */
@NullMarked
package org.warta.producer.feed;

import org.jspecify.annotations.NullMarked;
