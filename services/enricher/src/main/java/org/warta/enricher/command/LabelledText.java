package org.warta.enricher.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.warta.enricher.linear.Example;

/** Reads texts with their labels from files. */
final class LabelledText {
    private static final String ENDING = ".txt";

    private LabelledText() {}

    /** The lines of a file, each a label, a tab and a text. */
    static List<Example> ofTable(Path file) {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            int tab = line.indexOf('\t');
            if (line.isBlank()) {
                continue;
            }
            if (tab < 1
                    || line.substring(0, tab).isBlank()
                    || line.substring(tab + 1).isBlank()) {
                throw CommandFailure.inLine(
                        file, number, "a line must be a label, a tab and a text; mend or remove it");
            }
            examples.add(Example.of(line.substring(0, tab).strip(), line.substring(tab + 1)));
        }
        if (examples.isEmpty()) {
            throw new CommandFailure(file + " has no lines of label, tab and text");
        }
        return examples;
    }

    /**
     * The texts in the files {@code <tag>-<part>.txt} of a folder, one a line; the label is the tag.
     *
     * @param parts the parts to read; empty: all
     */
    static List<Example> ofFolder(Path folder, List<String> parts) {
        List<Example> examples = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            int hyphen = name.lastIndexOf('-');
            String part = name.substring(hyphen + 1, name.length() - ENDING.length());
            if (parts.isEmpty() || parts.contains(part)) {
                for (String line : lines(file)) {
                    if (!line.isBlank()) {
                        examples.add(Example.of(name.substring(0, hyphen), line));
                    }
                }
            }
        }
        if (examples.isEmpty()) {
            throw new CommandFailure(folder + " has no text in files named <tag>-"
                    + (parts.isEmpty() ? "*" : String.join("|", parts)) + ENDING);
        }
        return examples;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(".+-[^-]+\\" + ENDING))
                    .sorted()
                    .toList();
        } catch (NotDirectoryException file) {
            throw new CommandFailure(folder + " is a file, but a folder of files <tag>-*" + ENDING + " is wanted");
        } catch (IOException unreadable) {
            throw CommandFailure.of(folder, unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException malformed) {
            throw new CommandFailure(file + " is not UTF-8: convert it, for instance with iconv");
        } catch (IOException unreadable) {
            throw CommandFailure.of(file, unreadable);
        }
    }
}
