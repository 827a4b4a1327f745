package org.warta.replayer.http;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API of replays, OpenAPI 3.1, written by hand. */
@RestController
final class OpenApiController {
    static final String FILE = "/org/warta/replayer/http/openapi.yaml";

    @GetMapping(value = "/api/v1/openapi.yaml", produces = "application/yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new ClassPathResource(FILE));
    }
}
