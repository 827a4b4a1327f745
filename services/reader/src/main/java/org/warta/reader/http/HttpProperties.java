package org.warta.reader.http;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the reader is reached.
 *
 * @param publicUrl where the world reaches this reader, such as https://news.example; absolute addresses in feeds and
 *     JSON-LD begin with it. Null: where the request was sent to, which is wrong behind a proxy
 */
@Validated
@ConfigurationProperties("warta.reader.http")
record HttpProperties(@Nullable URI publicUrl) {
    @AssertTrue(message = "public-url must be an http or https address without query, such as https://news.example")
    boolean isPublicUrlAddress() {
        if (publicUrl == null) {
            return true;
        }
        return ("http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme()))
                && publicUrl.getHost() != null
                && publicUrl.getRawQuery() == null
                && publicUrl.getRawFragment() == null;
    }
}
