package org.warta.reader.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Serves the description of this API, OpenAPI 3.1. It is written by hand: it tells more than the code could. */
@Controller
final class OpenApiController {
    static final String API = "/api";
    static final String DOCUMENT = IndexController.API + "/openapi.yaml";
    static final String FILE = "/org/warta/reader/http/openapi.yaml";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final byte[] document;
    private final ApiReference reference;

    OpenApiController() throws IOException {
        document = new ClassPathResource(FILE).getContentAsByteArray();
        reference = ApiReference.read(document);
    }

    @GetMapping(DOCUMENT)
    ResponseEntity<byte[]> document() {
        return yaml().body(document);
    }

    /** The document, or for browsers a page of it. */
    @GetMapping(API)
    Object api(HttpServletRequest request, HttpServletResponse response) throws HttpMediaTypeNotAcceptableException {
        MediaType type = Negotiation.choose(request.getHeader(HttpHeaders.ACCEPT), List.of(YAML, MediaType.TEXT_HTML));
        if (type.equals(YAML)) {
            return yaml().varyBy(HttpHeaders.ACCEPT).body(document);
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, AN_HOUR.getHeaderValue());
        return new ModelAndView("api", Map.of("api", reference));
    }

    private ResponseEntity.BodyBuilder yaml() {
        return ResponseEntity.ok().contentType(YAML).cacheControl(AN_HOUR).eTag(Answers.eTag(document));
    }
}
