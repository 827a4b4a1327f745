package org.warta.replayer.command;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which records of a topic: its part, and the filter. Several values of one option: any of them; several options: all. */
final class RecordOptions {
    private static final Pattern OFFSETS = Pattern.compile("(\\d+)=(\\d*)\\.\\.(\\d*)");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--since", paramLabel = "TIME", description = "From this time on, as 2026-11-23T08:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Until before this time.")
    private @Nullable Instant until;

    @Option(
            names = "--offsets",
            paramLabel = "PARTITION=FIRST..END",
            description = "Offsets of a partition, END not included; either may be left out. May be repeated.")
    private List<String> offsets = List.of();

    @Option(names = "--source", paramLabel = "ID", description = "Of this source. May be repeated, as all that follow.")
    private List<String> sources = List.of();

    @Option(names = "--language", paramLabel = "TAG", description = "In this language, as id or en-GB.")
    private List<String> languages = List.of();

    @Option(names = "--media-topic", paramLabel = "CODE", description = "On this topic: politics, medtop:11000000.")
    private List<String> mediaTopics = List.of();

    @Option(names = "--entity", paramLabel = "NAME|URI", description = "That names this person, organisation or place.")
    private List<String> entities = List.of();

    @Option(names = "--article", paramLabel = "ID", description = "This article.")
    private List<String> articles = List.of();

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "With this header.")
    private List<String> headers = List.of();

    /** The members {@code from} and {@code filter} of a request to the API. */
    ObjectNode request(String topic) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        ObjectNode from = request.putObject("from").put("topic", topic);
        ObjectNode range = from.putObject("range");
        if (since != null) {
            range.put("since", since.toString());
        }
        if (until != null) {
            range.put("until", until.toString());
        }
        for (String part : offsets) {
            Matcher matcher = OFFSETS.matcher(part);
            if (!matcher.matches()) {
                throw new ParameterException(spec.commandLine(), "--offsets takes PARTITION=FIRST..END, not " + part);
            }
            ObjectNode partition = range.withObjectProperty("offsets").putObject(matcher.group(1));
            number(partition, "first", matcher.group(2));
            number(partition, "end", matcher.group(3));
        }
        filter(request.putObject("filter"));
        return request;
    }

    private void filter(ObjectNode filter) {
        array(filter, "sources", sources);
        array(filter, "languages", languages);
        array(filter, "mediaTopics", mediaTopics);
        array(filter, "entities", entities);
        array(filter, "articleIds", articles);
        for (String header : headers) {
            int equals = header.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(), "--header takes NAME=VALUE, not " + header);
            }
            filter.withObjectProperty("headers")
                    .withArrayProperty(header.substring(0, equals))
                    .add(header.substring(equals + 1));
        }
    }

    private static void array(ObjectNode filter, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = filter.putArray(name);
            values.forEach(array::add);
        }
    }

    private static void number(ObjectNode node, String name, String digits) {
        if (!digits.isEmpty()) {
            node.put(name, Long.parseLong(digits));
        }
    }
}
