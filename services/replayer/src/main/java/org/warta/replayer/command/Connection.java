package org.warta.replayer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches a replayer. */
final class Connection {
    private static final Path STANDALONE_TOKEN = Path.of("data", "operator-token");

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,10000}");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:WARTA_REPLAYER_URL:-http://127.0.0.1:8084}",
            description = "Where the replayer is; else WARTA_REPLAYER_URL, else http://127.0.0.1:8084.")
    private String url = "http://127.0.0.1:8084";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File that holds an operator's token; else WARTA_TOKEN, else data/operator-token.")
    private @Nullable Path tokenFile;

    /**
     * The API with this connection.
     *
     * @throws ApiException when there is no token
     */
    Api api() {
        return new Api(url, token());
    }

    /** Never shows what it is given: the wrong file may hold other secrets. */
    private static String checked(String text, String origin) {
        String token = text.strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new ApiException(ExitCode.USAGE, origin + " holds no token: one line without spaces.");
        }
        return token;
    }

    private String token() {
        String variable = System.getenv("WARTA_TOKEN");
        if (tokenFile == null && variable != null && !variable.isBlank()) {
            return checked(variable, "WARTA_TOKEN");
        }
        Path file = tokenFile == null ? STANDALONE_TOKEN : tokenFile;
        try {
            return checked(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new ApiException(
                    ExitCode.USAGE,
                    "The token file " + file + " cannot be read: name one with --token-file, or set WARTA_TOKEN.");
        }
    }
}
