package org.warta.replayer.pipeline.stream;

/** Which topics hold what was given up. */
final class LetterTopics {
    private LetterTopics() {}

    static boolean isOne(String topic) {
        return topic.startsWith("news.") && (topic.endsWith("-dlt") || topic.endsWith("-parked"));
    }
}
