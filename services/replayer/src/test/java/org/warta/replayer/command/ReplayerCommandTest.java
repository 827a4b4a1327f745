package org.warta.replayer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayerCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandIsToldFromASettingOfTheService() {
        assertThat(new CommandLine(new ReplayerCommand()).getSubcommands().keySet())
                .isNotEmpty()
                .allMatch(name -> ReplayerCommand.isCalledBy(new String[] {name}));
        assertThat(ReplayerCommand.isCalledBy(new String[] {"--server.port=0"})).isFalse();
        assertThat(ReplayerCommand.isCalledBy(new String[] {})).isFalse();
    }

    @Test
    void helpTellsEveryExitCode() {
        assertThat(run("--help")).isZero();
        for (ExitCode code : ExitCode.values()) {
            assertThat(out.toString())
                    .contains("  " + code.code() + "   " + code.meaning().substring(0, 10));
        }
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("reconcile", "dry-run", "--token-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "replay",
                "replay start news.articles --to store",
                "replay start news.articles --why x",
                "replay rate a ten",
                "reconcile --since yesterday",
                "reconcile --offsets 1-2",
                "reconcile --header noEquals",
                "reconcile --no-such"
            })
    void aWrongCallIsToldApartAndAsksNothing(String call) throws IOException {
        List<String> words = new ArrayList<>(call.isEmpty() ? List.of() : List.of(call.split(" ")));
        if (words.size() > 1) {
            Path token = Files.writeString(directory.resolve("token"), "token");
            words.addAll(List.of("--url", "http://127.0.0.1:9", "--token-file", token.toString()));
        }

        assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void aTokenFileThatCannotBeReadIsNamed() {
        Path missing = Path.of("no", "such", "file");
        assertThat(run("topics", "--token-file", missing.toString())).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains(missing.toString());
    }

    @Test
    void whatIsInAWrongTokenFileIsNotShown() {
        assertThat(run("topics", "--token-file", "pom.xml")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).isEqualToIgnoringNewLines("pom.xml holds no token: one line without spaces.");
    }

    private int run(String... arguments) {
        return ReplayerCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
