package org.warta.producer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.warta.producer.push.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the API against the code that it describes. */
class OpenApiTest {
    /** Those of the platform's security. */
    private static final List<String> REFUSALS =
            List.of("unauthorized", "forbidden", "writing-not-configured", "too-many-failures", "issuer-unavailable");

    private final Map<String, Object> document = document();

    @Test
    void isOpenApi31() {
        assertThat(document.get("openapi").toString()).startsWith("3.1.");
    }

    @Test
    void hasEveryEndpointAndNoOther() {
        TreeSet<String> endpoints = new TreeSet<>();
        for (Method method : ArticleController.class.getDeclaredMethods()) {
            PostMapping post = method.getAnnotation(PostMapping.class);
            DeleteMapping delete = method.getAnnotation(DeleteMapping.class);
            if (post != null) {
                endpoints.add("post " + post.value()[0]);
            }
            if (delete != null) {
                endpoints.add("delete " + delete.value()[0]);
            }
        }

        TreeSet<String> described = new TreeSet<>();
        map(document, "paths")
                .forEach((path, operations) ->
                        ((Map<?, ?>) operations).keySet().forEach(operation -> described.add(operation + " " + path)));
        assertThat(described).isEqualTo(endpoints).hasSize(2);
    }

    @Test
    void hasEveryProblemWithItsStatus() {
        List<Fault> faults = List.of(new Fault(null, null, "x"));
        TreeSet<String> problems = new TreeSet<>();
        Stream.of(
                        ProblemException.badRequest("x"),
                        ProblemException.unknownArticle("x"),
                        ProblemException.keyInUse("x"),
                        ProblemException.keyReused("x"),
                        ProblemException.tooLarge("x"),
                        ProblemException.unsupported("x"),
                        ProblemException.tooFast("x", 1),
                        ProblemException.unavailable("x"),
                        ProblemException.invalid(faults))
                .forEach(problem ->
                        problems.add(problem.type() + " " + problem.status().value()));
        assertThat(problems)
                .hasSize((int) Arrays.stream(ProblemException.class.getDeclaredMethods())
                                .filter(method -> method.getReturnType() == ProblemException.class)
                                .count()
                        - 1); // which makes one of the others

        TreeSet<String> described = new TreeSet<>();
        map(document, "components", "responses")
                .forEach((name, response) -> map(response, "content", "application/problem+json", "examples")
                        .values()
                        .forEach(example -> {
                            Map<String, Object> value = map(example, "value");
                            assertThat(value).containsKeys("type", "title", "status", "detail");
                            described.add(value.get("type") + " " + value.get("status"));
                        }));
        assertThat(described).containsAll(problems).hasSize(problems.size() + REFUSALS.size());
        assertThat(described)
                .allMatch(type -> problems.contains(type)
                        || REFUSALS.stream()
                                .anyMatch(refusal -> type.startsWith("urn:warta:problem:" + refusal + " ")));
    }

    @Test
    void pointsNowhereInVain() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).hasSizeGreaterThan(20).allSatisfy(reference -> {
            Object target = document;
            for (String step : reference.substring(2).split("/", -1)) {
                target = ((Map<?, ?>) target).get(step);
                assertThat(target).as(reference).isNotNull();
            }
        });
    }

    private static void collect(Object node, List<String> references) {
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> {
                if (name.equals("$ref")) {
                    references.add(value.toString());
                }
                collect(value, references);
            });
        } else if (node instanceof List<?> items) {
            items.forEach(item -> collect(item, references));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node, String... path) {
        Object found = node;
        for (String step : path) {
            found = ((Map<String, Object>) found).get(step);
            assertThat(found).as(step).isNotNull();
        }
        return (Map<String, Object>) found;
    }

    private static Map<String, Object> document() {
        try (InputStream file = OpenApiController.class.getResourceAsStream(OpenApiController.FILE)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
