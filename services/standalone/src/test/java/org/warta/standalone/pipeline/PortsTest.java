package org.warta.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.embedded.EmbeddedServerException;

final class PortsTest {
    @Test
    void defaultsAreTheDocumentedOnes() {
        Ports ports = new Ports(Map.of());

        assertThat(ports.kafka()).isEqualTo(9092);
        assertThat(ports.postgresql()).isEqualTo(15432);
        assertThat(ports.of(Service.READER)).isEqualTo(8080);
        assertThat(ports.of(Service.PRODUCER)).isEqualTo(8081);
        assertThat(ports.of(Service.ENRICHER)).isEqualTo(8082);
        assertThat(ports.of(Service.CONSUMER)).isEqualTo(8083);
        assertThat(ports.of(Service.REPLAYER)).isEqualTo(8084);
    }

    @Test
    void takesThePortsThatAreWanted() {
        Ports ports = new Ports(Map.of("reader", 9000, "kafka", 0));

        assertThat(ports.of(Service.READER)).isEqualTo(9000);
        assertThat(ports.kafka()).isZero();
        assertThat(ports.of(Service.PRODUCER)).isEqualTo(8081);
    }

    @Test
    void refusesUnknownNamesAndImpossibleNumbers() {
        assertThatThrownBy(() -> new Ports(Map.of("web", 8080)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        "warta.standalone.ports.web=8080 cannot be used:"
                                + " there are kafka, postgresql, producer, enricher, consumer, reader, replayer, each 0 to 65535.");
        assertThatThrownBy(() -> new Ports(Map.of("reader", 65536)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageEndingWith("each 0 to 65535.");
    }

    @ParameterizedTest
    @CsvSource({"kafka, Kafka", "postgresql, PostgreSQL", "reader, the reader"})
    void namesThePortThatIsTakenAndTheSettingThatChangesIt(String name, String purpose) throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();
            Map<String, Integer> wanted = new HashMap<>(Map.of(
                    "kafka",
                    0,
                    "postgresql",
                    0,
                    "reader",
                    0,
                    "producer",
                    0,
                    "enricher",
                    0,
                    "consumer",
                    0,
                    "replayer",
                    0));
            wanted.put(name, port);

            assertThatThrownBy(new Ports(wanted)::requireFree)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + port + ", wanted for " + purpose + ", is taken by another process: stop that"
                            + " process or choose another port with --warta.standalone.ports." + name + "=….");
        }
    }
}
