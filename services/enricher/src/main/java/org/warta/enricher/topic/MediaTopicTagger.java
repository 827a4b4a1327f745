package org.warta.enricher.topic;

import java.util.List;
import org.warta.enricher.text.Passage;
import org.warta.event.Topic;

/** Finds the media topics of an article. Safe for use by many threads. */
public interface MediaTopicTagger {

    /**
     * The topics of a text: first those of the upper level, then those of the second, each the most confident first;
     * empty when none is sure enough. A topic of the second level never comes without its parent.
     *
     * @param passages headline and body, in reading order
     * @param language primary language of the text, such as {@code id}; {@code und} when not known
     */
    List<Topic> tag(List<Passage> passages, String language);
}
