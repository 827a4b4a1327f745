package org.warta.platform.kafka;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The wire format of events.
 *
 * @param url address of a Confluent-compatible schema registry, with its path: events are then written in the Confluent
 *     format; null: in Avro single-object encoding, which needs no registry. Either is read
 */
@ConfigurationProperties("warta.schema-registry")
public record SchemaRegistryProperties(@Nullable String url) {}
