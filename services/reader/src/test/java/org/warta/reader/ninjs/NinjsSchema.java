package org.warta.reader.ninjs;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** IPTC's schema of ninjs 3.1; see NOTICE beside it. Formats (date-time, uri) are held to as well. */
public final class NinjsSchema {
    private static final String GEO_JSON = "https://geojson.org/schema/GeoJSON.json";
    private static final Schema SCHEMA = load();

    private NinjsSchema() {}

    /** What in the document is against the schema. */
    public static List<String> faults(JsonNode document) {
        return SCHEMA.validate(document).stream().map(Error::toString).toList();
    }

    private static Schema load() {
        try (InputStream file = NinjsSchema.class.getResourceAsStream("ninjs-schema_3.1.json")) {
            JsonNode schema = JsonMapper.shared().readTree(file);
            // Warta tells no shapes of places: any would be a fault, and nothing is asked over the network.
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Map.of(GEO_JSON, "false"))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()));
            return registry.getSchema(SchemaLocation.of(schema.get("$id").asString()), schema);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
