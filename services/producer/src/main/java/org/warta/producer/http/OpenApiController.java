package org.warta.producer.http;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of this API, OpenAPI 3.1. It is written by hand: it tells more than the code could. */
@RestController
final class OpenApiController {
    static final String FILE = "/org/warta/producer/http/openapi.yaml";

    @GetMapping(value = "/api/v1/openapi.yaml", produces = "application/yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource(FILE));
    }
}
