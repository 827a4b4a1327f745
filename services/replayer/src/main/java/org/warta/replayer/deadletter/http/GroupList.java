package org.warta.replayer.deadletter.http;

import java.util.List;
import org.warta.replayer.deadletter.LetterGroup;

/** The groups, that of the latest letter first. */
record GroupList(ReachView reach, List<LetterGroup> groups) {}
