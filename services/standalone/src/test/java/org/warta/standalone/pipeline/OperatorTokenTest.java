package org.warta.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.warta.embedded.EmbeddedServerException;
import org.warta.platform.security.Role;

class OperatorTokenTest {
    @TempDir
    Path data;

    @Test
    void makesATokenThatItsOwnerAloneCanRead() throws Exception {
        OperatorToken token = OperatorToken.in(data);

        String text = Files.readString(token.file()).strip();
        assertThat(text).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token.file())))
                .isEqualTo("rw-------");
        assertThat(token.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII))));
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.toList()).isEqualTo(List.of(token.file()));
        }
    }

    @Test
    void keepsItFromStartToStart() {
        assertThat(OperatorToken.in(data).sha256())
                .isEqualTo(OperatorToken.in(data).sha256());
    }

    @Test
    void comesAfterTheTokensThatAreConfigured() {
        OperatorToken token = OperatorToken.in(data);
        MockEnvironment environment = new MockEnvironment()
                .withProperty("warta.security.tokens[0].name", "wire")
                .withProperty("warta.security.tokens[0].sha256", "0".repeat(64))
                .withProperty("warta.security.tokens[0].roles[0]", "submitter");

        assertThat(token.settings(environment))
                .isEqualTo(Map.of(
                        "warta.security.tokens[0].name", "wire",
                        "warta.security.tokens[0].sha256", "0".repeat(64),
                        "warta.security.tokens[0].roles", Set.of(Role.SUBMITTER),
                        "warta.security.tokens[1].name", "operator",
                        "warta.security.tokens[1].sha256", token.sha256(),
                        "warta.security.tokens[1].roles", Set.of(Role.OPERATOR)));
    }

    @Test
    void refusesAFileThatHoldsNoToken() throws IOException {
        Files.writeString(data.resolve("operator-token"), "short\n");

        assertThatThrownBy(() -> OperatorToken.in(data))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("holds no token");
    }

    @Test
    void saysWhereItCannotBeKept() {
        assertThatThrownBy(() -> OperatorToken.in(data.resolve("missing")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("operator-token");
    }
}
