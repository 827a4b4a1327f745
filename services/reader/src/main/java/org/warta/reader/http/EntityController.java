package org.warta.reader.http;

import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.EntityCount;
import org.warta.reader.article.InvalidParameterException;
import org.warta.reader.article.Parameters;
import org.warta.reader.catalogue.Catalogue;

/** Entities: by the beginning of their names, and each one. */
@RestController
final class EntityController {
    static final String ENTITIES = IndexController.API + "/entities";
    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    private final Catalogue catalogue;
    private final Answers answers;

    EntityController(Catalogue catalogue, Answers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    /** What was found. */
    record EntityList(List<EntityCount> entities) {}

    @GetMapping(value = ENTITIES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> search(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, List.of("q", "type", "limit"), List.of());
        String q = given.text("q");
        if (q == null) {
            throw new InvalidParameterException("q", "Say how the name begins: q=sem finds Semarang.");
        }
        return answers.json(new EntityList(
                catalogue.entities(q, given.entityType("type"), given.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT))));
    }

    @GetMapping(value = ENTITIES + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> entity(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.none(parameters);
        UUID entity = Parameters.id("id", id);
        return answers.json(catalogue.entity(entity).orElseThrow(() -> ProblemException.unknownEntity(entity)));
    }
}
