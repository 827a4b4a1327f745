package org.warta.consumer.store;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the migrations need to know, and how time is kept.
 *
 * @param readerPassword password that the database role warta_reader is given; empty only where db/roles is taken out of
 *     {@code spring.flyway.locations}, because a database administrator manages the roles
 * @param auditorPassword likewise of warta_auditor, as which the replayer compares the log with the database
 * @param visibilityCheck how often to look for embargoes that end and articles that expire; the change feed tells of them
 *     that much later at most
 */
@Validated
@ConfigurationProperties("warta.consumer")
record StoreProperties(
        @DefaultValue("") String readerPassword,
        @DefaultValue("") String auditorPassword,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10)
        Duration visibilityCheck) {}
