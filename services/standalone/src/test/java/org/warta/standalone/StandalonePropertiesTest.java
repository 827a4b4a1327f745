package org.warta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.warta.embedded.EmbeddedServerException;

final class StandalonePropertiesTest {
    @Test
    void defaults() {
        StandaloneProperties properties = from();

        assertThat(properties.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(properties.settle()).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.ports()).isNull();
    }

    @Test
    void comeFromTheCommandLine() {
        StandaloneProperties properties = from(
                "--warta.standalone.data=/var/lib/warta",
                "--warta.standalone.settle=5s",
                "--warta.standalone.ports.reader=9000",
                "--warta.producer.directories=elsewhere");

        assertThat(properties)
                .isEqualTo(new StandaloneProperties("/var/lib/warta", Map.of("reader", 9000), Duration.ofSeconds(5)));
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatThrownBy(() -> from("--warta.standalone.settle=soon"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("warta.standalone.settle cannot be used: ")
                .hasMessageContaining("soon");
    }

    private static StandaloneProperties from(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return StandaloneProperties.from(environment);
    }
}
