package org.warta.replayer.deadletter;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One header of a letter.
 *
 * @param value null where it has none
 */
public record LetterHeader(String name, @Nullable ByteBuffer value) {}
