package org.warta.replayer.deadletter.http;

import java.util.List;

/** The latest redrives, the latest first. */
record RedriveList(List<RedriveView> redrives) {}
