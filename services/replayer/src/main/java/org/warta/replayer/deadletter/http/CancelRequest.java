package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.Nullable;

/** @param why for the audit */
record CancelRequest(@Nullable String why) {}
