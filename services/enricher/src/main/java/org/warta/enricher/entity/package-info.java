/**
 * Which persons, organisations and places an article names. Each kind of evidence finds mentions by itself; mentions
 * that overlap are then settled, and those of one entity joined.
 */
@NullMarked
package org.warta.enricher.entity;

import org.jspecify.annotations.NullMarked;
