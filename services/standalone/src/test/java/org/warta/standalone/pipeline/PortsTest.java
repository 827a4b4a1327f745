package org.warta.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
                .hasMessageStartingWith("warta.standalone.ports.web=8080 cannot be used: there are ")
                .hasMessageContainingAll("kafka", "postgresql", "reader", "producer", "enricher", "consumer");
        assertThatThrownBy(() -> new Ports(Map.of("reader", 65536)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageEndingWith("each 0 to 65535.");
    }

    @Test
    void namesThePortThatIsTakenAndTheSettingThatChangesIt() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();
            Ports ports = new Ports(
                    Map.of("kafka", 0, "postgresql", 0, "reader", port, "producer", 0, "enricher", 0, "consumer", 0));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage(
                            "Port " + port + ", wanted for the reader, is taken by another process: stop that process"
                                    + " or choose another port with --warta.standalone.ports.reader=….");
        }
    }
}
