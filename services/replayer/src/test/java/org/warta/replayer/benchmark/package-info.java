/** Measurements, each run by hand with the command in its comment. */
package org.warta.replayer.benchmark;
