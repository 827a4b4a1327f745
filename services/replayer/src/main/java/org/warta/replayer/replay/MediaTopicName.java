package org.warta.replayer.replay;

import java.util.Optional;
import java.util.stream.Stream;
import org.warta.schemas.mediatopic.MediaTopic;

/** A media topic as people name it: by its code or by its slug. */
final class MediaTopicName {
    private MediaTopicName() {}

    /** The code; empty when no media topic of the upper level is named so. */
    static Optional<String> code(String name) {
        return Stream.of(MediaTopic.values())
                .filter(topic -> topic.code().equals(name) || topic.slug().equals(name))
                .map(MediaTopic::code)
                .findFirst();
    }
}
