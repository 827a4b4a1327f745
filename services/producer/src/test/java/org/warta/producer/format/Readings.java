package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.warta.event.Article;

/** Reads text as a file of the source {@code desk}. */
final class Readings {
    private Readings() {}

    static Reading read(FileFormat format, String text) {
        return ArticleReader.read(format, text.getBytes(StandardCharsets.UTF_8), "desk");
    }

    /** The one article of a text that has no faults. */
    static Article.Builder article(FileFormat format, String text) {
        Reading reading = read(format, text);
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.drafts()).hasSize(1);
        return reading.drafts().get(0).article();
    }

    /** Headline and body of each article of a text. */
    static List<String> texts(FileFormat format, String text) {
        return read(format, text).drafts().stream()
                .map(draft ->
                        draft.article().getHeadline() + "\n" + draft.article().getBody())
                .toList();
    }

    /** The faults of a text as {@code line: reason}. */
    static List<String> faults(FileFormat format, String text) {
        return faults(read(format, text));
    }

    static List<String> faults(Reading reading) {
        return reading.rejections().stream()
                .map(rejection -> rejection.getLine() + ": " + rejection.getReason())
                .toList();
    }
}
