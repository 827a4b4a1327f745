package org.warta.standalone.pipeline;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.warta.embedded.EmbeddedDatabase;

/**
 * The settings that connect each service to the servers of this process. The roles of the consumer, the reader and the replayer get
 * new passwords at each start, which nobody else needs to know.
 */
final class Connections {
    private final Servers servers;
    private final String writerPassword = password();
    private final String readerPassword = password();
    private final String auditorPassword = password();

    Connections(Servers servers) {
        this.servers = servers;
    }

    Map<String, Object> settings(Service service, Ports ports) {
        EmbeddedDatabase database = servers.database();
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", ports.of(service));
        settings.put("spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        if (service == Service.CONSUMER) {
            settings.put("spring.datasource.url", database.jdbcUrl());
            settings.put("spring.datasource.password", writerPassword);
            settings.put("spring.flyway.user", database.ownerUser());
            settings.put("spring.flyway.password", database.ownerPassword());
            settings.put("warta.consumer.reader-password", readerPassword);
            settings.put("warta.consumer.auditor-password", auditorPassword);
        }
        if (service == Service.READER) {
            settings.put("spring.datasource.url", database.jdbcUrl());
            settings.put("spring.datasource.password", readerPassword);
            settings.put("warta.reader.index.directory", servers.data().resolve("index"));
        }
        if (service == Service.REPLAYER) {
            settings.put("spring.datasource.url", database.jdbcUrl());
            settings.put("spring.datasource.password", auditorPassword);
        }
        return settings;
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
