package org.warta.enricher.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.warta.enricher.linear.LinearModel;
import org.warta.enricher.linear.ModelFile;
import picocli.CommandLine.Option;

/** Options of all commands that train. */
final class ModelOutput {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "MODEL",
            description = "File to write the model to. It appears whole or not at all.")
    private Path out = Path.of("");

    Path path() {
        return out;
    }

    /** Writes the content of a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    void write(LinearModel model) {
        write(stream -> ModelFile.write(model, stream));
    }

    /** Writes the file, so that nobody ever sees half of it. */
    void write(Content content) {
        Path absolute = out.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure("cannot write " + out + ": its folder does not exist, make it first");
        }
        Path unfinished = absolute.resolveSibling("." + absolute.getFileName() + ".unfinished");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.write(stream);
            }
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw CommandFailure.of(out, unwritable);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException unwritable) {
            throw CommandFailure.of(unfinished, unwritable);
        }
    }
}
