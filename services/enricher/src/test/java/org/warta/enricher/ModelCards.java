package org.warta.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Holds a model that is shipped against the card beside it. */
public final class ModelCards {
    private static final Path RESOURCES = Path.of("src/main/resources/org/warta/enricher");
    private static final int LARGEST_BYTES = 10_000_000;

    private ModelCards() {}

    /**
     * Fails unless the card names the model's file, its SHA-256, its size and its labels.
     *
     * @param model the model's file, from the feature's folder: {@code language/language.model}
     */
    public static void check(String model, List<String> labels) throws IOException {
        Path file = RESOURCES.resolve(model);
        byte[] bytes = Files.readAllBytes(file);
        String card = Files.readString(file.resolveSibling("MODEL_CARD.md"), StandardCharsets.UTF_8);
        assertThat(bytes).hasSizeLessThan(LARGEST_BYTES);
        assertThat(card)
                .contains("`" + file.getFileName() + "`")
                .contains("`" + sha256(bytes) + "`")
                .contains(bytes.length + " bytes")
                .contains("Labels: " + String.join(" ", labels) + ".");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
