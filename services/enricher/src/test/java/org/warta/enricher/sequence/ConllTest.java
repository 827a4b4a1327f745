package org.warta.enricher.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConllTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kim\tB-PER\nJong\tI-PER\ndi\tO\nWonsan\tB-LOC\nMoskow\tB-LOC\n\n",
                "-DOCSTART- -X- O\n\nKim NNP I-PER\r\nJong NNP I-PER\r\ndi IN O\r\nWonsan NNP I-LOC\r\nMoskow NNP B-LOC",
                "Kim\tB-PER\nJong\tE-PER\ndi\tO\nWonsan\tS-LOC\nMoskow\tS-LOC\n\n\n"
            })
    void readsEveryTradition(String text) throws IOException {
        assertThat(read(text))
                .singleElement()
                .satisfies(example -> assertThat(example.stretches())
                        .containsExactly(new Stretch(0, 2, "PER"), new Stretch(3, 4, "LOC"), new Stretch(4, 5, "LOC")));
    }

    @Test
    void anEmptyLineEndsASentence() throws IOException {
        assertThat(read("a\tB-X\n\n\nb\tI-X\n"))
                .hasSize(2)
                .allSatisfy(example -> assertThat(example.stretches()).containsExactly(new Stretch(0, 1, "X")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a:O;b | 2: a line is a word, a tab and a tag, not: b
            a:O;b:PER | 2: a tag is O, B-TYPE or I-TYPE, not: PER
            a:X-PER | 1: a tag is O, B-TYPE or I-TYPE, not: X-PER
            '' | 1: the file has no sentence
            """)
    void namesTheLineThatIsMalformed(String rows, String problem) {
        assertThatThrownBy(() -> read(rows.replace(';', '\n').replace(':', '\t')))
                .isInstanceOf(Conll.MalformedLineException.class)
                .hasMessage(folder.resolve("f.conll") + ":" + problem);
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("f.conll"), new byte[] {'a', '\t', 'O', '\n', (byte) 0xFF, '\t', 'O'});

        assertThatThrownBy(() -> Conll.read(folder.resolve("f.conll"))).hasMessageContaining("is not in UTF-8");
    }

    private List<Example> read(String text) throws IOException {
        Path file = folder.resolve("f.conll");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Conll.read(file);
    }
}
