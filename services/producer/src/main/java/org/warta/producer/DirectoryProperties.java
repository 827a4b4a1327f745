package org.warta.producer;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The directories that articles are read from.
 *
 * @param directories paths, each as {@code path} or {@code id=path}; without an id the source is called as the last
 *     segment of its path, in lower case. None when empty
 * @param scanInterval time between two looks at a directory
 * @param settle a file that changed more recently is still being written, and is read at a later look
 * @param maxFileSize the largest file of text, Markdown or JSON that is read; larger ones are rejected
 * @param maxArchiveSize the largest file of many articles that is read, as it is, packed or not: NDJSON, NewsML-G2, WARC
 *     and whatever is packed by gzip. It is held in memory; larger ones are for the command {@code import}
 */
@Validated
@ConfigurationProperties("warta.producer")
record DirectoryProperties(
        @DefaultValue("seeds") List<String> directories,
        @DefaultValue("2s") @NotNull Duration scanInterval,
        @DefaultValue("500ms") @NotNull Duration settle,
        @DefaultValue("1MB") @NotNull DataSize maxFileSize,
        @DefaultValue("32MB") @NotNull DataSize maxArchiveSize) {
    DirectoryProperties {
        directories = directories.stream()
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        DirectorySources.byId(directories);
    }
}
