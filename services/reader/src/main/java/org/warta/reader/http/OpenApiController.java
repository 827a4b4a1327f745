package org.warta.reader.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of this API, OpenAPI 3.1. It is written by hand: it tells more than the code could. */
@RestController
final class OpenApiController {
    static final String API = "/api";
    static final String DOCUMENT = IndexController.API + "/openapi.yaml";
    static final String FILE = "/org/warta/reader/http/openapi.yaml";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    /** What browsers show instead of saving it. */
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    @GetMapping(DOCUMENT)
    ResponseEntity<Resource> document() {
        return document(YAML);
    }

    /** The same; a browser, which asks for HTML first, gets it as text. */
    @GetMapping(API)
    ResponseEntity<Resource> api(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        MediaType type =
                Negotiation.choose(request.getHeader(HttpHeaders.ACCEPT), List.of(YAML, MediaType.TEXT_HTML, TEXT));
        return document(type.equals(YAML) ? YAML : TEXT);
    }

    private static ResponseEntity<Resource> document(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .varyBy(HttpHeaders.ACCEPT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource(FILE));
    }
}
