package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/reader/templates");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9.]+)[}(]");
    private static final Pattern PREFIX = Pattern.compile("#\\{\\|([a-z]+\\.)\\$");

    private final Set<String> indonesian =
            ResourceBundle.getBundle("reader/messages", Languages.INDONESIAN).keySet();
    private final Set<String> english =
            ResourceBundle.getBundle("reader/messages", Languages.ENGLISH).keySet();

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(english).isEqualTo(indonesian);
    }

    @Test
    void saysWhatPagesSayAndNothingElse() throws IOException {
        Set<String> said = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>(Set.of("kind."));
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                String text = Files.readString(template);
                KEY.matcher(text).results().map(found -> found.group(1)).forEach(said::add);
                PREFIX.matcher(text).results().map(found -> found.group(1)).forEach(prefixes::add);
            }
        }

        assertThat(indonesian).containsAll(said);
        assertThat(indonesian)
                .allMatch(key -> said.contains(key) || prefixes.stream().anyMatch(key::startsWith));
    }

    /** An apostrophe is doubled where values are filled in, and nowhere else: that is how the format tells. */
    @Test
    void quotesAsTheFormatOfMessagesWantsIt() {
        for (Locale locale : Languages.ALL) {
            ResourceBundle messages = ResourceBundle.getBundle("reader/messages", locale);
            assertThat(messages.keySet()).allSatisfy(key -> {
                String message = messages.getString(key);
                if (message.contains("{")) {
                    assertThat(message.replace("''", "")).as(key).doesNotContain("'");
                } else {
                    assertThat(message).as(key).doesNotContain("''");
                }
            });
        }
    }
}
