package org.warta.replayer.deadletter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.warta.replayer.deadletter.Cause;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.LetterDetail;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.LetterGroup;
import org.warta.replayer.deadletter.LetterState;
import org.warta.replayer.deadletter.RedriveStatus;
import org.warta.replayer.deadletter.stream.DryRun;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API of dead letters against the code that it describes. */
class DeadLetterApiTest {
    private static final String BASE = "/api/v1/dead-letters";
    private static final String SCHEMAS = "/components/schemas/";
    private static final JsonNode DOCUMENT = document();

    static final List<Arguments> RECORDS = List.of(
            Arguments.of("LetterFilter/properties", LetterFilter.class),
            Arguments.of("LetterCause/properties", Cause.class),
            Arguments.of("LetterReach/properties", ReachView.class),
            Arguments.of("DeadLetterGroups/properties", GroupList.class),
            Arguments.of("DeadLetterGroups/properties/groups/items/properties", LetterGroup.class),
            Arguments.of(
                    "DeadLetterGroups/properties/groups/items/properties/overTime/items/properties",
                    LetterGroup.Count.class),
            Arguments.of("DeadLetterPage/properties", LetterList.class),
            Arguments.of("DeadLetterLine/properties", LetterLine.class),
            Arguments.of("DeadLetter/allOf/1/properties/original/properties", LetterDetail.Original.class),
            Arguments.of("DeadLetter/allOf/1/properties/headers/items/properties", LetterDetail.Header.class),
            Arguments.of("DeadLetter/allOf/1/properties/value/properties", LetterDetail.Value.class),
            Arguments.of("RedrivenLetter/properties", SingleResult.class),
            Arguments.of("RedriveDryRun/properties", DryRun.Result.class),
            Arguments.of("Redrive/properties", RedriveView.class));

    @Test
    void hasEveryEndpointAndNoOther() {
        TreeSet<String> endpoints = new TreeSet<>();
        for (Class<?> controller : List.of(DeadLetterController.class, RedriveController.class)) {
            for (Method method : controller.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GetMapping.class)) {
                    endpoints.add(
                            "get " + path(method.getAnnotation(GetMapping.class).value()));
                } else if (method.isAnnotationPresent(PostMapping.class)) {
                    endpoints.add("post "
                            + path(method.getAnnotation(PostMapping.class).value()));
                }
            }
        }

        TreeSet<String> described = new TreeSet<>();
        DOCUMENT.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(BASE))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(operation -> described.add(operation + " " + path.getKey())));
        assertThat(described).isEqualTo(endpoints).hasSize(9);
    }

    private static String path(String[] value) {
        return BASE + (value.length == 0 ? "" : value[0]);
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void hasEveryFieldAndNoOther(String pointer, Class<?> type) {
        assertThat(DOCUMENT.at(SCHEMAS + pointer).propertyNames())
                .containsExactlyInAnyOrderElementsOf(components(type));
    }

    @Test
    void aWholeLetterHasTheFieldsOfALineAndItsOwn() {
        TreeSet<String> fields =
                new TreeSet<>(DOCUMENT.at(SCHEMAS + "DeadLetterLine/properties").propertyNames());
        fields.addAll(DOCUMENT.at(SCHEMAS + "DeadLetter/allOf/1/properties").propertyNames());
        assertThat(fields).containsExactlyInAnyOrderElementsOf(components(LetterDetail.class));
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void namesEveryStateDecisionAndStatus() {
        assertThat(names("LetterState/enum")).isEqualTo(Arrays.toString(LetterState.values()));
        assertThat(names("RedriveDecision/enum")).isEqualTo(Arrays.toString(Decision.values()));
        assertThat(names("Redrive/properties/status/enum")).isEqualTo(Arrays.toString(RedriveStatus.values()));
    }

    private static String names(String pointer) {
        return DOCUMENT.at(SCHEMAS + pointer)
                .valueStream()
                .map(JsonNode::asString)
                .toList()
                .toString();
    }

    private static JsonNode document() {
        try (InputStream file = DeadLetterApiTest.class.getResourceAsStream("/org/warta/replayer/http/openapi.yaml")) {
            return JsonMapper.builder()
                    .build()
                    .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(file));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
