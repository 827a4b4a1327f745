package org.warta.reader.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API as people read it: made of the same document, so that the two cannot differ. */
record ApiReference(String title, List<Piece> about, List<Section> sections) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A stretch of text; code is set apart. */
    record Piece(String text, boolean code) {}

    /** Operations that belong together. */
    record Section(String name, String about, List<Operation> operations) {}

    /** What can be asked at an address. */
    record Operation(
            String id,
            String path,
            String summary,
            List<Piece> about,
            List<Parameter> parameters,
            List<Answer> answers) {}

    /**
     * A parameter of an operation.
     *
     * @param values what it takes, such as its type, bounds and default
     */
    record Parameter(
            String name,
            boolean required,
            List<Piece> about,
            String values,
            @Nullable String example) {}

    /** What is answered with a status. */
    record Answer(String status, List<Piece> about, List<Example> examples) {}

    /** An answer in a representation. */
    record Example(String type, String text) {}

    /** Reads the document. */
    static ApiReference read(byte[] yaml) {
        Object document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        return new Reader(JSON.valueToTree(document)).reference();
    }

    private record Reader(JsonNode document) {
        ApiReference reference() {
            List<Section> sections = new ArrayList<>();
            for (JsonNode tag : document.get("tags")) {
                String name = text(tag, "name");
                sections.add(new Section(
                        name,
                        text(tag, "description"),
                        document.get("paths").properties().stream()
                                .filter(path -> path.getValue()
                                        .at("/get/tags/0")
                                        .asString()
                                        .equals(name))
                                .map(path ->
                                        operation(path.getKey(), path.getValue().get("get")))
                                .toList()));
            }
            return new ApiReference(
                    text(document.get("info"), "title"), pieces(document.get("info")), List.copyOf(sections));
        }

        private Operation operation(String path, JsonNode get) {
            return new Operation(
                    text(get, "operationId"),
                    path,
                    text(get, "summary"),
                    pieces(get),
                    stream(get.path("parameters")).map(this::parameter).toList(),
                    get.get("responses").properties().stream()
                            .map(answer -> answer(answer.getKey(), resolved(answer.getValue())))
                            .toList());
        }

        private Parameter parameter(JsonNode reference) {
            JsonNode parameter = resolved(reference);
            JsonNode example = parameter.path("example");
            JsonNode first = example.isArray() ? example.get(0) : example;
            return new Parameter(
                    text(parameter, "name"),
                    parameter.path("required").asBoolean(false),
                    pieces(parameter),
                    values(resolved(parameter.get("schema"))),
                    first.isMissingNode() ? null : first.asString());
        }

        private String values(JsonNode schema) {
            List<String> values = new ArrayList<>();
            if (schema.has("enum") || schema.has("const")) {
                Stream.concat(stream(schema.path("enum")), Stream.of(schema.path("const")))
                        .filter(value -> !value.isMissingNode())
                        .forEach(value -> values.add(value.asString()));
            } else {
                values.add(schema.path("format").asString(text(schema, "type")));
            }
            if (schema.has("maximum")) {
                values.add(schema.get("minimum").asString() + " to "
                        + schema.get("maximum").asString());
            }
            if (schema.has("default")) {
                values.add("else " + schema.get("default").asString());
            }
            return String.join(", ", values);
        }

        private Answer answer(String status, JsonNode response) {
            List<Example> examples = new ArrayList<>();
            response.path("content")
                    .properties()
                    .forEach(content -> content.getValue().path("examples").forEach(example -> {
                        JsonNode value = resolved(example).get("value");
                        examples.add(new Example(
                                content.getKey(), value.isString() ? value.asString() : value.toPrettyString()));
                    }));
            return new Answer(status, pieces(response), examples);
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? document.at(text(node, "$ref").substring(1)) : node;
        }

        private static Stream<JsonNode> stream(JsonNode list) {
            return list.valueStream();
        }

        private static String text(JsonNode object, String field) {
            return object.path(field).asString("");
        }

        /** The description, with what stands between backticks as code. */
        private static List<Piece> pieces(JsonNode described) {
            List<Piece> pieces = new ArrayList<>();
            for (String part : text(described, "description").split("`", -1)) {
                pieces.add(new Piece(part, pieces.size() % 2 == 1));
            }
            return pieces;
        }
    }
}
