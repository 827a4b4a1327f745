package org.warta.reader;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.security.WritePaths;

@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

    /** There is nothing to write here, and who tries is told so (405) rather than asked for a token. */
    @Bean
    WritePaths writePaths() {
        return new WritePaths(
                List.of(), List.of("/", "/api/**", "/search", "/articles/**", "/entities/**", "/topics/**"));
    }
}
