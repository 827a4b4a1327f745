package org.warta.consumer.store;

import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    ArticleStore articleStore(DataSource dataSource) {
        return new ArticleStore(dataSource);
    }

    @Bean
    @DependsOnDatabaseInitialization
    VisibilityClock visibilityClock(DataSource dataSource, StoreProperties properties) {
        return new VisibilityClock(new DueArticles(dataSource), properties.visibilityCheck());
    }

    /** The migrations give the roles the very passwords that the services log in with. */
    @Bean
    FlywayConfigurationCustomizer rolePasswords(JdbcConnectionDetails writer, StoreProperties properties) {
        return flyway -> flyway.placeholders(Map.of(
                "writer_password",
                Objects.requireNonNullElse(writer.getPassword(), ""),
                "reader_password",
                properties.readerPassword(),
                "auditor_password",
                properties.auditorPassword()));
    }
}
