package org.warta.replayer.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Which dead letters: those that fit every option that is given. */
final class LetterOptions {
    @Option(names = "--group", paramLabel = "GROUP", description = "Of this group, as `deadletters groups` names it.")
    private @Nullable String group;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "In this topic; parked ones only if it is named.")
    private @Nullable String topic;

    @Option(names = "--exception", paramLabel = "CLASS", description = "Whose failure was of this class.")
    private @Nullable String exception;

    @Option(names = "--caused-by", paramLabel = "CLASS", description = "Whose failure had a cause of this class.")
    private @Nullable String causedBy;

    @Option(names = "--service", paramLabel = "NAME", description = "Given up by this service.")
    private @Nullable String service;

    @Option(names = "--service-version", paramLabel = "VERSION", description = "Given up by this version of it.")
    private @Nullable String version;

    @Option(names = "--key", paramLabel = "KEY", description = "With this key: the id of an article.")
    private @Nullable String key;

    @Option(names = "--since", paramLabel = "TIME", description = "From this time on, as 2026-11-23T08:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Until before this time.")
    private @Nullable Instant until;

    private Map<String, String> given() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("group", group);
        all.put("topic", topic);
        all.put("exception", exception);
        all.put("causedBy", causedBy);
        all.put("service", service);
        all.put("version", version);
        all.put("key", key);
        all.put("since", since);
        all.put("until", until);
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value.toString());
            }
        });
        return given;
    }

    boolean isAny() {
        return !given().isEmpty();
    }

    /** Adds them as members. */
    void putInto(ObjectNode filter) {
        given().forEach(filter::put);
    }

    /** As the query of an address, each ended by an ampersand. */
    String query() {
        return given().entrySet().stream()
                .map(option ->
                        option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }
}
