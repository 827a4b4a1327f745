package org.warta.reader.index;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The search index.
 *
 * @param directory where it is kept, created if missing; of this process alone. What is in there can be deleted while the
 *     reader is stopped: the index is then built anew
 * @param refresh how often to look for changes; they are found that much later at most
 * @param commit how often what was indexed is made safe; after a crash the changes since are read again
 * @param buffer memory for what is not written to the directory yet
 */
@Validated
@ConfigurationProperties("warta.reader.index")
record IndexProperties(
        @DefaultValue("data/reader/index") @NotNull Path directory,

        @DefaultValue("200ms") @NotNull @DurationMin(millis = 10)
        Duration refresh,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 10)
        Duration commit,

        @DefaultValue("64MB") @NotNull DataSize buffer) {}
