package org.warta.replayer.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters: what may be asked of the API about them. */
@Command(name = "deadletters", description = "Shows records that a service has given up, and sends them again.")
final class DeadLettersCommand implements Runnable {
    private static final String PATH = "/api/v1/dead-letters";
    private static final Pattern ADDRESS = Pattern.compile("(.+)-(\\d+)@(\\d+)");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }

    @Command(name = "groups", description = "Groups them by topic, exception and version of the service.")
    int groups(@Mixin Connection connection, @Mixin Output output, @Mixin LetterOptions options) {
        JsonNode answer = connection.api().get(PATH + "?" + options.query());
        output.print(answer, out -> {
            Table table =
                    new Table("group", "topic", "letters", "waiting", "again", "parked", "exception", "by", "last");
            answer.path("groups")
                    .forEach(group -> table.add(
                            group.path("group").asString(),
                            group.path("topic").asString(),
                            group.path("letters").asLong(),
                            group.path("waiting").asLong(),
                            group.path("failedAgain").asLong(),
                            group.path("parked").asLong(),
                            simple(group.path("exception").asString("")),
                            group.path("service").asString("") + " "
                                    + group.path("version").asString(""),
                            group.path("last").asString()));
            table.print(out);
        });
        return ExitCode.OK.code();
    }

    @Command(name = "list", description = "Lists letters, the latest first.")
    int list(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin LetterOptions options,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "At the most (default: 50).")
                    int limit) {
        JsonNode answer = connection.api().get(PATH + "/letters?" + options.query() + "limit=" + limit);
        output.print(answer, out -> {
            Table table = new Table("letter", "time", "state", "key", "message");
            answer.path("letters")
                    .forEach(letter -> table.add(
                            letter.path("address").asString(),
                            letter.path("time").asString(),
                            letter.path("state").asString(),
                            letter.path("key").asString(""),
                            letter.path("message").asString("")));
            table.print(out);
        });
        return ExitCode.OK.code();
    }

    @Command(name = "show", description = "Shows a letter: headers, value, failure, and what became of it; as JSON.")
    int show(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "LETTER", description = "As news.articles-dlt-3@17.") String letter) {
        JsonNode answer = connection.api().get(path(letter));
        output.print(answer, out -> out.println(answer.toPrettyString()));
        return ExitCode.OK.code();
    }

    @Command(
            name = "redrive",
            description = {
                "Sends a letter again, or all that fit the options, without changing them.",
                "A single one may be edited: `show` prints its value, --value takes a file with another."
            })
    int redrive(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin LetterOptions options,
            @Parameters(arity = "0..1", paramLabel = "LETTER", description = "As news.articles-dlt-3@17.") @Nullable
                    String letter,
            @Option(names = "--all", description = "All letters that are not parked.") boolean all,
            @Option(names = "--value", paramLabel = "FILE", description = "An edited value, as JSON.") @Nullable
                    Path value,
            @Option(names = "--again", description = "Although it was redriven before.") boolean again,
            @Option(names = "--dry-run", description = "Tell only what would be done.") boolean dryRun,
            @Option(names = "--why", paramLabel = "TEXT", description = "For the audit; needed unless it is a dry run.")
                    @Nullable
                    String why) {
        int ways = (letter == null ? 0 : 1) + (options.isAny() ? 1 : 0) + (all ? 1 : 0);
        if (ways != 1 || (value != null && letter == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name one letter, or options that it fits, or --all; only one letter has a --value");
        }
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("again", again).put("dryRun", dryRun);
        if (why != null) {
            body.put("why", why);
        }
        if (value != null) {
            body.set("value", value(value));
        }
        if (letter == null) {
            options.putInto(body.putObject("filter"));
        }
        JsonNode answer = connection.api().post((letter == null ? PATH : path(letter)) + "/redrive", body);
        output.print(answer, out -> result(answer, out));
        return ExitCode.OK.code();
    }

    @Command(name = "redrives", description = "Lists what was redriven, by whom and why, and what became of it.")
    int redrives(@Mixin Connection connection, @Mixin Output output) {
        JsonNode answer = connection.api().get(PATH + "/redrives");
        output.print(answer, out -> {
            Table table = new Table("id", "status", "who", "at", "counts", "why");
            answer.forEach(redrive -> table.add(
                    redrive.path("id").asString(),
                    redrive.path("status").asString(),
                    redrive.path("who").asString(),
                    redrive.path("requestedAt").asString(),
                    redrive.path("counts"),
                    redrive.path("why").asString("")));
            table.print(out);
        });
        return ExitCode.OK.code();
    }

    /** Of a letter a sentence; of many the id to ask for, or what a dry run counted. */
    private static void result(JsonNode answer, PrintWriter out) {
        if (answer.has("explanation")) {
            out.println(answer.path("letter").asString() + " "
                    + answer.path("decision").asString() + ": "
                    + answer.path("explanation").asString());
        } else if (answer.has("id")) {
            out.println(answer.path("id").asString());
        } else {
            out.printf(
                    "%s%,d letters: %s, to %s%n",
                    answer.path("exact").asBoolean() ? "" : "more than ",
                    answer.path("letters").asLong(),
                    answer.path("decisions"),
                    answer.path("topics"));
        }
    }

    private String path(String letter) {
        Matcher address = ADDRESS.matcher(letter);
        if (!address.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "A letter is named as news.articles-dlt-3@17, not " + letter);
        }
        return PATH + "/" + Api.encoded(address.group(1)) + "/" + address.group(2) + "/" + address.group(3);
    }

    private JsonNode value(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            throw new ParameterException(spec.commandLine(), file + " holds no JSON: " + unreadable.getMessage());
        }
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
