package org.warta.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The schemas of this release read, and are read by, those of every release (FULL_TRANSITIVE). To write the snapshot of
 * the schemas as they stand: {@code mvn -pl schemas test -Dtest=PublishedSchemasTest -Dwarta.schemas.snapshot=1}.
 */
class PublishedSchemasTest {
    static final List<Schema> CURRENT = EventSchemas.CURRENT;

    @ParameterizedTest
    @FieldSource("CURRENT")
    void readsAndIsReadByEveryPublishedSchema(Schema current) throws IOException {
        String snapshot = System.getProperty("warta.schemas.snapshot");
        if (snapshot != null) {
            Path file = Path.of("published", snapshot, current.getName() + ".avsc");
            Files.createDirectories(file.getParent());
            Files.writeString(file, SchemaFormatter.format("json/pretty", current) + "\n");
        }

        List<Schema> published = publishedOnDisk(current);

        assertThat(published).as("snapshots of " + current.getName()).isNotEmpty();
        for (Schema schema : published) {
            assertThat(incompatibilities(current, schema)).isEmpty();
            assertThat(incompatibilities(schema, current)).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("CURRENT")
    void carriesEveryPublishedSchemaInTheJar(Schema current) throws IOException {
        assertThat(EventSchemas.published(current)).isEqualTo(publishedOnDisk(current));
    }

    @ParameterizedTest
    @FieldSource("CURRENT")
    void documentsEveryField(Schema current) {
        assertThat(undocumented(current, new ArrayList<>())).isEmpty();
    }

    @Test
    void aNewSymbolOfAnEnumWithDefaultIsCompatible() {
        Schema older = parse("{'type':'enum','name':'E','symbols':['A','UNKNOWN'],'default':'UNKNOWN'}");
        Schema newer = parse("{'type':'enum','name':'E','symbols':['A','B','UNKNOWN'],'default':'UNKNOWN'}");

        assertThat(incompatibilities(older, newer)).isEmpty();
        assertThat(incompatibilities(newer, older)).isEmpty();
    }

    @Test
    void aNewSymbolOfAnEnumWithoutDefaultIsIncompatible() {
        Schema older = parse("{'type':'enum','name':'E','symbols':['A']}");
        Schema newer = parse("{'type':'enum','name':'E','symbols':['A','B']}");

        assertThat(incompatibilities(older, newer)).isNotEmpty();
    }

    @Test
    void aNewFieldWithoutDefaultIsIncompatible() {
        Schema older = parse("{'type':'record','name':'R','fields':[]}");
        Schema newer = parse("{'type':'record','name':'R','fields':[{'name':'f','type':'int'}]}");

        assertThat(incompatibilities(newer, older)).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("CURRENT")
    void givesEveryEnumADefault(Schema current) {
        assertThat(enums(current, new ArrayList<>()))
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN"));
    }

    private static List<Schema> publishedOnDisk(Schema current) throws IOException {
        List<Schema> published = new ArrayList<>();
        for (int number = 1; Files.isDirectory(Path.of("published", "" + number)); number++) {
            Path file = Path.of("published", "" + number, current.getName() + ".avsc");
            if (Files.exists(file)) {
                published.add(new Schema.Parser().parse(file.toFile()));
            }
        }
        return published;
    }

    private static List<SchemaCompatibility.Incompatibility> incompatibilities(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(
                        reader, writer)
                .getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities();
    }

    private static List<String> undocumented(Schema schema, List<String> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (schema.getDoc() == null) {
                    found.add(schema.getFullName());
                }
                for (Schema.Field field : schema.getFields()) {
                    if (field.doc() == null || field.doc().isBlank()) {
                        found.add(schema.getFullName() + "." + field.name());
                    }
                    undocumented(field.schema(), found);
                }
            }
            case ENUM -> {
                if (schema.getDoc() == null) {
                    found.add(schema.getFullName());
                }
            }
            case ARRAY -> undocumented(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(type -> undocumented(type, found));
            default -> {}
        }
        return found;
    }

    private static List<Schema> enums(Schema schema, List<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> enums(field.schema(), found));
            case ENUM -> found.add(schema);
            case ARRAY -> enums(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(type -> enums(type, found));
            default -> {}
        }
        return found;
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
