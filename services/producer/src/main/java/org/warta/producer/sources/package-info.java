/**
 * Sources as things that people look after: listed with how polling them goes, made, changed, paused, polled at once and
 * removed over HTTP, and exchanged as OPML. Any instance does all of it; whoever serves a source follows within seconds.
 */
@NullMarked
package org.warta.producer.sources;

import org.jspecify.annotations.NullMarked;
