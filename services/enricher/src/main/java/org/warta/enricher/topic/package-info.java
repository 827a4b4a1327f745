/**
 * Which IPTC media topics of the two upper levels an article is about. A lexicon of weighted terms says what speaks for
 * a topic; a calibration fitted to labelled articles says how sure that makes us.
 */
@NullMarked
package org.warta.enricher.topic;

import org.jspecify.annotations.NullMarked;
