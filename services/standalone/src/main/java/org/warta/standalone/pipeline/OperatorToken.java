package org.warta.standalone.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.warta.embedded.EmbeddedServerException;
import org.warta.platform.security.Role;
import org.warta.platform.security.SecurityProperties.Token;

/**
 * The token of whoever runs this process: made at the first start, and kept in a file that its owner alone can read. The
 * services know its hash.
 */
public final class OperatorToken {
    private static final String TOKENS = "warta.security.tokens";
    private static final int RANDOM_BYTES = 32;

    private final Path file;
    private final String sha256;

    private OperatorToken(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * Reads the token under this directory, or makes one.
     *
     * @throws EmbeddedServerException when the file cannot be read or written, or holds no token
     */
    public static OperatorToken in(Path directory) {
        Path file = directory.resolve("operator-token");
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!token.matches("[!-~]{32,}")) {
                throw new EmbeddedServerException(file
                        + " holds no token of at least 32 characters: delete it, and the next start makes a new one.");
            }
            return new OperatorToken(file, sha256(token));
        } catch (IOException failed) {
            throw new EmbeddedServerException("The operator's token cannot be kept in " + file + ": " + failed, failed);
        }
    }

    /** Where the token is. */
    public Path file() {
        return file;
    }

    /** Its SHA-256 in hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    /** What makes a service know it, after the tokens that are configured for the service: a list is taken as a whole. */
    Map<String, Object> settings(ConfigurableEnvironment environment) {
        List<Token> tokens = new ArrayList<>(Binder.get(environment)
                .bind(TOKENS, Bindable.listOf(Token.class))
                .orElse(List.of()));
        tokens.add(new Token("operator", sha256, Set.of(Role.OPERATOR)));
        Map<String, Object> settings = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            String place = TOKENS + "[" + i + "].";
            settings.put(place + "name", tokens.get(i).name());
            settings.put(place + "sha256", tokens.get(i).sha256());
            settings.put(place + "roles", tokens.get(i).roles());
        }
        return settings;
    }

    /** Nobody else can read the file at any moment, and it is never there in part. */
    private static void write(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "operator-token", ".part", ownerOnly());
        Files.writeString(part, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Windows keeps a user's own directories from other users by itself. */
    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
