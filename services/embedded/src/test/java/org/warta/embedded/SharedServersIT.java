package org.warta.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SharedServersIT {
    @Test
    void brokerTakesTheLargestEvent() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            ConfigResource broker = new ConfigResource(
                    ConfigResource.Type.BROKER,
                    admin.describeCluster().controller().get().idString());

            Config settings = requireNonNull(
                            admin.describeConfigs(List.of(broker)).values().get(broker))
                    .get();

            assertThat(settings.get("message.max.bytes").value()).isEqualTo("" + KafkaSettings.MESSAGE_MAX_BYTES);
            assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false");
        }
    }

    @Test
    void everyDatabaseIsFreshAndItsOwnerMayCreateRoles() throws SQLException {
        TestServers.Database first = TestServers.database();
        TestServers.Database second = TestServers.database();

        assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());
        try (Connection connection =
                        DriverManager.getConnection(first.jdbcUrl(), first.ownerUser(), first.ownerPassword());
                ResultSet role = connection
                        .createStatement()
                        .executeQuery("SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user")) {
            assertThat(role.next()).isTrue();
            assertThat(role.getBoolean(1)).isTrue();
        }
    }

    @Test
    @Tag("containers")
    void registryAnswers() throws Exception {
        HttpResponse<String> subjects = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestServers.schemaRegistryUrl() + "/subjects"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(subjects.statusCode()).isEqualTo(200);
        assertThat(subjects.body()).startsWith("[");
    }
}
