package org.warta.consumer.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the migrations need to know.
 *
 * @param readerPassword password that the database role warta_reader is given; empty only where db/roles is taken out of
 *     {@code spring.flyway.locations}, because a database administrator manages the roles
 */
@ConfigurationProperties("warta.consumer")
record StoreProperties(@DefaultValue("") String readerPassword) {}
