package org.warta.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.platform.service.ServiceVersion;
import org.warta.standalone.console.LogFile;
import org.warta.standalone.console.Summary;
import org.warta.standalone.pipeline.Figures;
import org.warta.standalone.pipeline.OperatorToken;
import org.warta.standalone.pipeline.Servers;
import org.warta.standalone.pipeline.Service;
import org.warta.standalone.pipeline.Services;

/** Gathers for the {@link Summary} what can be opened, and where things are. */
record Report(Servers servers, Services services, OperatorToken token, Path data, LogFile log) {
    private static final String SEED_ARTICLE = "warta://seeds/dukungan-korea-utara-rusia.txt";

    Summary summary(Figures figures, boolean settled, List<String> troubles, Duration started, Duration settling) {
        return new Summary(
                ServiceVersion.current(),
                figures,
                settled,
                troubles,
                started,
                settling,
                links(),
                servers.kafka().bootstrapServers(),
                servers.database().jdbcUrl(),
                "user " + servers.database().ownerUser() + ", password in "
                        + data.resolve("postgresql").resolve("owner-password"),
                token.file().toString(),
                data.toString(),
                log.file().toString(),
                log.warnings());
    }

    private List<Summary.Link> links() {
        String site = services.address(Service.READER) + "/";
        List<Summary.Link> links = new ArrayList<>();
        links.add(new Summary.Link(site, "the news, as pages"));
        seedArticle().ifPresent(id -> links.add(new Summary.Link(site + "articles/" + id, "the seed article")));
        links.add(new Summary.Link(site + "api", "the API, described"));
        for (Service service : Service.values()) {
            links.add(new Summary.Link(
                    services.address(service) + "/actuator/health", "health of the " + service.title()));
        }
        return links;
    }

    /** Id of the project's seed document, if it is among the articles that may be shown. */
    private Optional<String> seedArticle() {
        return JdbcClient.create(services.context(Service.READER).getBean(DataSource.class))
                .sql("select id from visible_article where uri = :uri")
                .param("uri", SEED_ARTICLE)
                .query(String.class)
                .optional();
    }
}
