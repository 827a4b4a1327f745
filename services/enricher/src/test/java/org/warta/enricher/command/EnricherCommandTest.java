package org.warta.enricher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnricherCommandTest {
    private static final Path SEED = Path.of("../../seeds/dukungan-korea-utara-rusia.txt");

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @ParameterizedTest
    @ValueSource(strings = {"tag", "train", "evaluate", "help", "--help", "--version"})
    void knowsACommand(String argument) {
        assertThat(EnricherCommand.isCommand(argument)).isTrue();
    }

    @Test
    void leavesEverythingElseToTheService() {
        assertThat(EnricherCommand.isCommand()).isFalse();
        assertThat(EnricherCommand.isCommand("--server.port=9")).isFalse();
    }

    @Test
    void trainsAndEvaluatesEntitiesOfAnyType() throws IOException {
        Path columns = folder.resolve("f.conll");
        Files.writeString(
                columns,
                "kata\tO\nBudi\tB-WHO\nSantoso\tI-WHO\n.\tO\n\nharga\tO\n10.000\tB-QUANTITY\nrupiah\tI-QUANTITY\n\n"
                        .repeat(3));
        Path model = folder.resolve("e.model");
        assertThat(run("train", "entities", "--train", columns, "--dev", columns, "--language", "id", "--out", model))
                .as(err)
                .isZero();
        assertThat(out).contains("6 sentences, types [QUANTITY, WHO]").contains("micro F1 1.0000, macro F1 1.0000");

        assertThat(run("evaluate", "entities", "--language", "id", "--test", columns, "--model", model, "--json"))
                .isZero();
        JsonNode json = JsonMapper.shared()
                .readTree(out.strip().lines().reduce((a, b) -> b).orElseThrow());
        assertThat(json.at("/micro/f1").asDouble()).isEqualTo(1);
        assertThat(json.at("/macro/f1").asDouble()).isEqualTo(1);
        assertThat(json.at("/types/WHO/recall").asDouble()).isEqualTo(1);

        assertThat(run("evaluate", "entities", "--language", "en", "--test", columns, "--model", model))
                .isEqualTo(1);
        assertThat(err).contains("was trained for language id, not en");
        assertThat(run(
                        "evaluate",
                        "entities",
                        "--language",
                        "id",
                        "--test",
                        columns,
                        "--model",
                        model,
                        "--convention",
                        "x"))
                .isEqualTo(1);
        assertThat(err).contains("has no convention x, only only");
    }

    @Test
    void measuresTheBuiltInModelAndNamesAMalformedLine() throws IOException {
        Path columns = folder.resolve("f.conll");
        Files.writeString(columns, "kata\tO\nSergei\tB-PER\nLavrov\tI-PER\n");
        assertThat(run("evaluate", "entities", "--language", "id", "--test", columns, "--json"))
                .isZero();
        assertThat(JsonMapper.shared().readTree(out).at("/micro/f1").asDouble()).isEqualTo(1);

        Files.writeString(columns, "kata\tO\nSergei\n");
        assertThat(run("evaluate", "entities", "--language", "id", "--test", columns))
                .isEqualTo(1);
        assertThat(err).contains("f.conll:2: a line is a word, a tab and a tag, not: Sergei");
        assertThat(run("evaluate", "entities", "--language", "xx", "--test", columns))
                .isEqualTo(1);
        assertThat(err).contains("no built-in model for language xx, only for id, en");
    }

    @Test
    void trainsAndEvaluatesAnyLabelSet() throws IOException {
        Path table = table("makanan\tnasi goreng dan sate", "olah raga\tbola dan gol", "makanan\tsup dan roti");
        Path model = folder.resolve("m.model");
        assertThat(run(
                        "train",
                        "topics",
                        "--train",
                        table,
                        "--train",
                        table,
                        "--dev",
                        table,
                        "--language",
                        "id",
                        "--out",
                        model))
                .isZero();
        assertThat(out).contains("6 texts, 2 labels").contains("accuracy 1.0000, macro F1 1.0000");
        assertThat(err).isEmpty();
        assertThat(run("evaluate", "topics", "--language", "id", "--model", model, "--test", table, "--json"))
                .isZero();
        JsonNode json = lastLine();
        assertThat(json.at("/accuracy").asDouble()).isEqualTo(1);
        assertThat(json.at("/macro/f1").asDouble()).isEqualTo(1);
        assertThat(json.at("/labels/olah raga/texts").asInt()).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(table, model);
        }
    }

    @Test
    void trainsTheSameModelTwice() throws IOException {
        Path table = table("a\tsatu dua", "b\ttiga empat", "a\tsatu lima");
        Path one = folder.resolve("1");
        Path two = folder.resolve("2");
        assertThat(run("train", "topics", "--train", table, "--language", "id", "--out", one))
                .isZero();
        assertThat(run("train", "topics", "--train", table, "--language", "id", "--out", two))
                .isZero();
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void trainsAndEvaluatesLanguages() throws IOException {
        Files.writeString(folder.resolve("xx-train.txt"), "lorem ipsum dolor sit\namet lorem dolor ipsum\n");
        Files.writeString(folder.resolve("yy-train.txt"), "bibimbap kimchi bulgogi\nkimchi bulgogi tteok\n");
        Files.writeString(folder.resolve("yy-test.txt"), "bulgogi kimchi bibimbap\n");
        Path model = folder.resolve("m.model");
        assertThat(run("train", "language", "--train", folder, "--out", model)).isZero();
        assertThat(out).contains("4 sentences, 2 tags");
        assertThat(run("evaluate", "language", "--test", folder, "--model", model, "--part", "test", "--json"))
                .isZero();
        assertThat(lastLine().at("/confusion/yy/yy").asInt()).isEqualTo(1);
        assertThat(run("evaluate", "language", "--test", folder, "--model", model))
                .isZero();
        assertThat(out).containsPattern("xx +1.0000 +1.0000 +1.0000 +2").contains("accuracy 1.0000");
    }

    @Test
    void evaluatesTheBuiltInLanguageModel() throws IOException {
        Files.writeString(folder.resolve("en-own.txt"), "The government will send help to the villages tomorrow.\n");
        assertThat(run("evaluate", "language", "--test", folder, "--json")).isZero();
        assertThat(lastLine().at("/accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void namesFileAndLineOfMalformedInput() throws IOException {
        Path table = table("a\tsatu", "no tab here");
        assertThat(run("train", "topics", "--train", table, "--language", "id", "--out", folder.resolve("m")))
                .isEqualTo(1);
        assertThat(err.strip())
                .isEqualTo("enricher: " + table + ":2: a line must be a label, a tab and a text; mend or remove it");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void saysInOneSentenceThatAFileIsMissing() {
        Path missing = folder.resolve("missing");
        for (List<Object> command : List.<List<Object>>of(
                List.of("train", "topics", "--train", missing, "--language", "id", "--out", "m"),
                List.of("train", "language", "--train", missing, "--out", "m"),
                List.of("evaluate", "topics", "--test", missing, "--model", missing),
                List.of("evaluate", "language", "--test", missing),
                List.of("tag", missing))) {
            assertThat(run(command.toArray())).as("%s", command).isEqualTo(1);
            assertThat(err.strip()).isEqualTo("enricher: " + missing + " does not exist");
        }
    }

    @Test
    void saysThatTheFolderOfTheModelIsMissing() throws IOException {
        Path model = folder.resolve("none/m");
        assertThat(run("train", "topics", "--train", table("a\tb", "c\td"), "--language", "id", "--out", model))
                .isEqualTo(1);
        assertThat(err.strip())
                .isEqualTo("enricher: cannot write " + model + ": its folder does not exist, make it first");
    }

    @Test
    void refusesAFileThatIsNoModel() throws IOException {
        Path table = table("a\tsatu dua tiga");
        assertThat(run("evaluate", "topics", "--test", table, "--model", table)).isEqualTo(1);
        assertThat(err.strip())
                .isEqualTo("enricher: cannot use the model " + table + ": it is no linear model of Warta");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Path table = Files.write(folder.resolve("latin"), new byte[] {'a', '\t', (byte) 0xE9, '\n'});
        assertThat(run("train", "topics", "--train", table, "--language", "id", "--out", folder.resolve("m")))
                .isEqualTo(1);
        assertThat(err).contains("is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "train topics",
                "evaluate",
                "evaluate topics --json",
                "tag",
                "tag --wrong x",
                "train wrong"
            })
    void wrongUsageHasCodeTwo(String line) {
        assertThat(run((Object[]) line.split(" ", -1))).isEqualTo(2);
        assertThat(err).containsAnyOf("Usage: enricher", "Unmatched argument");
    }

    @Test
    void helpAndVersionHaveCodeZero() {
        assertThat(run("--help")).isZero();
        assertThat(out).contains("tag", "train", "evaluate");
        assertThat(run("help", "train")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("Warta enricher ");
    }

    @Test
    void tagsInBracketsWhereNobodyLooks() {
        assertThat(run("tag", SEED)).isZero();
        assertThat(out)
                .startsWith("language id ")
                .contains("medtop:11000000")
                .contains("[Korea Utara place]")
                .doesNotContain("\u001b");
    }

    @Test
    void tagsInColoursOnATerminal() {
        assertThat(runOn(true, "", "tag", SEED)).isZero();
        assertThat(out).contains("\u001b[32mKorea Utara\u001b[0m").doesNotContain("[Korea Utara place]");
    }

    @Test
    void tagsAsJsonWithSpansInCodePoints() {
        String text = "🐢 Rusia\n\n🐢 Presiden Rusia Vladimir Putin bertemu dengan Kim Jong Un di Moskow, Rusia.";
        assertThat(runOn(false, text, "tag", "-", "--json")).isZero();
        JsonNode json = lastLine();
        assertThat(json.at("/file").asString()).isEqualTo("-");
        int checked = 0;
        for (JsonNode entity : json.at("/entities")) {
            for (JsonNode mention : entity.get("mentions")) {
                String field = json.get(mention.get("field").asString()).asString();
                int[] codePoints = field.codePoints().toArray();
                int start = mention.get("start").asInt();
                int end = mention.get("end").asInt();
                assertThat(new String(codePoints, start, end - start))
                        .isEqualTo(mention.get("text").asString());
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    private Path table(String... lines) throws IOException {
        return Files.write(folder.resolve("table.tsv"), List.of(lines));
    }

    private int run(Object... arguments) {
        return runOn(false, "", arguments);
    }

    private int runOn(boolean terminal, String in, Object... arguments) {
        StringWriter results = new StringWriter();
        StringWriter errors = new StringWriter();
        Console console = new Console(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(results),
                new PrintWriter(errors),
                terminal);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = EnricherCommand.run(console, texts);
        out = results.toString();
        err = errors.toString();
        return code;
    }

    private JsonNode lastLine() {
        String[] lines = out.strip().split("\\R", -1);
        return JsonMapper.shared().readTree(lines[lines.length - 1]);
    }
}
