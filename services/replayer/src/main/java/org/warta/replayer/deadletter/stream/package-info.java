/**
 * Reads dead letters and sends them again. {@link org.warta.replayer.deadletter.stream.LetterFollower} keeps the index,
 * {@link org.warta.replayer.deadletter.stream.Redriver} sends letters and says so in one transaction, {@link
 * org.warta.replayer.deadletter.stream.RedriveRunner} does so for many, and {@link
 * org.warta.replayer.deadletter.stream.LaterVersions} keeps old versions from becoming the last ones of the log.
 */
@NullMarked
package org.warta.replayer.deadletter.stream;

import org.jspecify.annotations.NullMarked;
