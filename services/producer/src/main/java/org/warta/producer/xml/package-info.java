/**
 * XML of news as one small tree, from documents that are well-formed and from those that are not: strictly first, then
 * with its small faults mended, at last by a lenient parser, each repair noted. No document type is obeyed, nothing is
 * looked up, and no document is too deep or too large for it. Pure.
 */
@NullMarked
package org.warta.producer.xml;

import org.jspecify.annotations.NullMarked;
