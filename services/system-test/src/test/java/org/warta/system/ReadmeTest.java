package org.warta.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of the README are those of the code. To write them anew after a change of the code:
 * {@code mvn -pl services/system-test test -Dtest=ReadmeTest -Dwarta.readme.write}.
 */
class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void showsEveryProperty() throws IOException {
        check("configuration", configuration());
    }

    @Test
    void showsEveryTopic() throws IOException {
        check("topics", topics());
    }

    private static void check(String section, String expected) throws IOException {
        String readme = Files.readString(README);
        String start = "<!-- " + section + ": written by ReadmeTest -->\n";
        String end = "<!-- end of " + section + " -->";
        int from = readme.indexOf(start);
        int to = readme.indexOf(end);
        assertThat(from).as("marker of section " + section).isNotNegative();
        if (System.getProperty("warta.readme.write") != null) {
            Files.writeString(README, readme.substring(0, from) + start + expected + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from + start.length(), to)).isEqualTo(expected);
    }

    private static String configuration() throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (URL metadata : Collections.list(
                ReadmeTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property :
                    JsonMapper.shared().readTree(metadata.openStream()).path("properties")) {
                String name = property.path("name").asString("");
                if (name.startsWith("warta.")) {
                    rows.put(name, row(name, property));
                }
            }
        }
        return "| property | default | what it decides |\n|---|---|---|\n" + String.join("", rows.values());
    }

    private static String row(String name, JsonNode property) {
        JsonNode value = property.path("defaultValue");
        String text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString("");
        return "| `%s` | %s | %s |\n"
                .formatted(
                        name,
                        text.isEmpty() ? "–" : "`" + text + "`",
                        property.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }

    private static String topics() {
        return "| topic | key | value | old records | written by |\n|---|---|---|---|---|\n"
                + Topics.all().stream().map(ReadmeTest::row).collect(Collectors.joining());
    }

    private static String row(TopicDefinition topic) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.key(),
                        topic.valueType() == null
                                ? "bytes as they came"
                                : "`" + topic.valueType().getSimpleName() + "`",
                        topic.cleanup(),
                        topic.writers());
    }
}
