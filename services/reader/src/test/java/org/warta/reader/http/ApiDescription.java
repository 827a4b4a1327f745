package org.warta.reader.http;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API as data, and its schemas to hold answers against. */
final class ApiDescription {
    private static final String ADDRESS = "https://warta.example/openapi.json";

    /** Described in part: their own schemas and rules say the rest. */
    private static final Set<String> OF_OTHERS = Set.of("Ninjs", "NewsArticle");

    final JsonNode document;
    private final SchemaRegistry registry;

    ApiDescription() {
        try (InputStream file = OpenApiController.class.getResourceAsStream(OpenApiController.FILE)) {
            document = JsonMapper.shared()
                    .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        JsonNode strict = document.deepCopy();
        strict.at("/components/schemas").properties().forEach(schema -> {
            if (!OF_OTHERS.contains(schema.getKey())) {
                close(schema.getValue());
            }
        });
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, strict.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** What in the value is against the schema of this name, fields that are not described included. */
    List<String> faults(String schema, JsonNode value) {
        return faults(value, "/components/schemas/" + schema);
    }

    /** What in the value is against the schema at this place of the document. */
    List<String> faults(JsonNode value, String pointer) {
        Schema found = registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        return found.validate(value).stream().map(Error::toString).toList();
    }

    /** Clients are to ignore fields that they do not know; our own answers are to have none that is not described. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDescription::close);
    }
}
