package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicViewTest {

    @Test
    void namesTopicsOfBothLevels() {
        assertThat(TopicView.of("medtop:16000000", 0.9f, null))
                .isEqualTo(new TopicView(
                        "medtop:16000000",
                        "conflict",
                        new TopicView.Label("conflict, war and peace", "konflik, perang, dan perdamaian"),
                        0.9f,
                        null));
        assertThat(TopicView.of("medtop:20000056", 0.8f, null))
                .isEqualTo(new TopicView(
                        "medtop:20000056",
                        null,
                        new TopicView.Label("armed conflict", "konflik bersenjata"),
                        0.8f,
                        null));
    }

    @Test
    void showsATopicThatThisReleaseDoesNotKnow() {
        assertThat(TopicView.of("medtop:99999999", 0.5f, null))
                .isEqualTo(new TopicView("medtop:99999999", null, null, 0.5f, null));
    }
}
