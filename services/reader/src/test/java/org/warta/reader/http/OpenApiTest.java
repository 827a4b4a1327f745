package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.live.Position;
import org.warta.reader.ninjs.NinjsSchema;
import org.warta.reader.syndication.AtomRules;
import org.warta.reader.syndication.JsonFeedRules;
import tools.jackson.databind.JsonNode;

/** The description of the API against the code that it describes, and its examples against itself. */
class OpenApiTest {
    private static final ApiDescription API = new ApiDescription();

    static Stream<String> examples() {
        return API.document.at("/components/examples").propertyNames().stream();
    }

    @Test
    void isOpenApi31() {
        assertThat(API.document.get("openapi").asString()).startsWith("3.1.");
    }

    @Test
    void hasEveryEndpointAndNoOther() {
        TreeSet<String> endpoints = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.warta.reader")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(GetMapping.class)) {
                    GetMapping mapping = method.getAnnotationOfType(GetMapping.class);
                    Stream.of(mapping.value(), mapping.path())
                            .flatMap(Stream::of)
                            .filter(path -> path.equals("/api") || path.startsWith("/api/"))
                            .forEach(endpoints::add);
                }
            }
        }

        assertThat(new TreeSet<>(API.document.get("paths").propertyNames()))
                .isEqualTo(endpoints)
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/articles", "/api/v1/articles.atom", "/api/v1/articles.json", "/api/v1/facets"})
    void hasEveryParameterOfAQueryAndNoOther(String path) {
        assertThat(parameters(path)).containsExactlyInAnyOrderElementsOf(ArticleQuery.PARAMETERS);
    }

    @Test
    void hasEveryFilterOfLiveArticles() {
        List<String> filters = new ArrayList<>(ArticleQuery.PARAMETERS);
        filters.removeAll(List.of("sort", "cursor", "limit"));
        filters.addAll(List.of("lastEventId", "Last-Event-ID"));

        assertThat(parameters("/api/v1/live")).containsExactlyInAnyOrderElementsOf(filters);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsWhatItIsAnExampleOf(String name) {
        JsonNode value = API.document.at("/components/examples/" + name + "/value");

        List<String> faults = new ArrayList<>();
        if (name.equals("Atom")) {
            faults.addAll(AtomRules.faults(value.asString().getBytes(StandardCharsets.UTF_8)));
        } else {
            faults.addAll(API.faults(name, value));
        }
        if (name.equals("Ninjs")) {
            faults.addAll(NinjsSchema.faults(value));
        }
        if (name.equals("JsonFeed")) {
            faults.addAll(JsonFeedRules.faults(value));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void exampleOfAStreamIsOne() {
        List<String> kinds = new ArrayList<>();
        for (String frame : API.document
                .at("/paths/~1api~1v1~1live/get/responses/200/content/text~1event-stream/examples/events/value")
                .asString()
                .split("\n\n", -1)) {
            Map<String, String> fields = frame.lines()
                    .map(line -> line.split(": ?", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
            assertThat(fields.keySet()).isSubsetOf("", "retry", "id", "event", "data");
            if (fields.containsKey("id")) {
                assertThat(Position.of(fields.get("id"))).isPresent();
            }
            kinds.add(fields.getOrDefault("event", ""));
            if ("article".equals(fields.get("event"))) {
                assertThat(API.faults("ArticleSummary", ReaderServer.JSON.readTree(fields.get("data"))))
                        .isEmpty();
            }
        }
        assertThat(kinds).contains("article", "canceled", "reset");
    }

    @Test
    void examplesGoOnFromPlacesThatThereAre() {
        String next =
                API.document.at("/components/examples/ArticleList/value/next").asString();
        String cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());

        assertThat(ArticleQuery.of(Map.of("q", List.of("banjir"), "cursor", List.of(cursor)))
                        .after())
                .isNotNull();
        assertThat(ChangeCursor.of(
                        "since",
                        API.document
                                .at("/components/examples/ChangeList/value/next")
                                .asString()))
                .isNotNull();
    }

    @Test
    void everyProblemIsWhatItIsAnExampleOf() {
        List<String> types = new ArrayList<>();
        API.document
                .at("/components/responses")
                .forEach(response -> response.at("/content/application~1problem+json/examples")
                        .properties()
                        .forEach(example -> {
                            JsonNode problem = example.getValue().get("value");
                            assertThat(API.faults("Problem", problem)).isEmpty();
                            assertThat(problem.get("type").asString())
                                    .isEqualTo("urn:warta:problem:" + example.getKey());
                            types.add(example.getKey());
                        }));
        assertThat(Set.copyOf(types)).hasSizeGreaterThan(5);
    }

    /** Schemas that let everything through would prove nothing. */
    @Test
    void schemasFindFaults() {
        JsonNode article = API.document.at("/components/examples/Article/value");
        assertThat(API.faults("ArticleSummary", article)).isNotEmpty();
        assertThat(API.faults("Article", article.get("enrichment"))).isNotEmpty();
    }

    @Test
    void pointsNowhereInVain() {
        List<String> references = API.document.findValuesAsString("$ref");

        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(
                                API.document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static List<String> parameters(String path) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : API.document.get("paths").get(path).at("/get/parameters")) {
            JsonNode described = parameter.has("$ref")
                    ? API.document.at(parameter.get("$ref").asString().substring(1))
                    : parameter;
            names.add(described.get("name").asString());
        }
        return names;
    }
}
