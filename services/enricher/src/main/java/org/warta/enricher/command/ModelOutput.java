package org.warta.enricher.command;

import java.io.IOException;
import java.nio.file.Path;
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

    void write(LinearModel model) {
        try {
            ModelFile.write(model, out);
        } catch (IOException unwritable) {
            throw CommandFailure.of(out, unwritable);
        }
    }
}
