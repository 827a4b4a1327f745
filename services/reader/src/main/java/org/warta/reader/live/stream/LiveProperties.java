package org.warta.reader.live.stream;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Live events.
 *
 * @param clients most clients of one instance at a time; others are answered 503
 * @param recent how many events one instance keeps for clients that come back
 * @param catchUp how many records are read again for a client that was away longer; who has missed more is told to load
 *     again what it shows. A client for which more events wait than these and the recent ones is cut off
 * @param heartbeat how often a client is told that it is still connected
 */
@Validated
@ConfigurationProperties("warta.reader.live")
public record LiveProperties(
        @DefaultValue("2000") @Min(1) int clients,
        @DefaultValue("1000") @Min(1) int recent,
        @DefaultValue("5000") @Min(0) int catchUp,
        @DefaultValue("15s") @DurationMin(millis = 100) Duration heartbeat) {}
