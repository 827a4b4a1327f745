package org.warta.replayer.http;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.warta.replayer.reconcile.EnrichmentChanges;
import org.warta.replayer.reconcile.Report;
import org.warta.replayer.reconcile.ReportRow;
import org.warta.replayer.reconcile.Summary;
import org.warta.replayer.reconcile.Verdict;
import org.warta.replayer.replay.DryRun;
import org.warta.replayer.replay.Fault;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.Pace;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.RecordFilter;
import org.warta.replayer.replay.ReplayProgress;
import org.warta.replayer.replay.ReplayRange;
import org.warta.replayer.replay.ReplayRules;
import org.warta.replayer.replay.ReplaySpec;
import org.warta.replayer.replay.ReplayStatus;
import org.warta.replayer.stream.TopicBrowser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API of replays against the code that it describes. */
class OpenApiTest {
    /** Reads as replayer.yml has it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final JsonNode DOCUMENT = document();
    private static final String SCHEMAS = "/components/schemas/";

    static final List<Arguments> RECORDS = List.of(
            Arguments.of("ReplaySpec/properties", ReplaySpec.class),
            Arguments.of("ReplaySpec/properties/from/properties", ReplaySpec.From.class),
            Arguments.of("ReplayRange/properties", ReplayRange.class),
            Arguments.of("ReplayRange/properties/offsets/additionalProperties/properties", ReplayRange.Offsets.class),
            Arguments.of("RecordFilter/properties", RecordFilter.class),
            Arguments.of("Replay/properties", ReplayView.class),
            Arguments.of("Replay/properties/ranges/items/properties", FrozenRange.class),
            Arguments.of("ReplayProgress/properties", ReplayProgress.class),
            Arguments.of("ReplayProgress/properties/pace/properties", Pace.class),
            Arguments.of("ReplayProgress/properties/partitions/items/properties", PartitionProgress.class),
            Arguments.of("Event/properties", ReplayView.Event.class),
            Arguments.of("DryRun/properties", DryRun.class),
            Arguments.of("DryRun/properties/sources/items/properties", DryRun.SourceCount.class),
            Arguments.of("DryRun/properties/partitions/items/properties", DryRun.PartitionCount.class),
            Arguments.of("Rate/properties", ReplayController.Rate.class),
            Arguments.of("Reason/properties", ReplayController.Reason.class),
            Arguments.of("Report/properties", Report.class),
            Arguments.of("Summary/properties", Summary.class),
            Arguments.of("ReportRow/properties", ReportRow.class),
            Arguments.of("EnrichmentChanges/properties", EnrichmentChanges.class),
            Arguments.of("EnrichmentChanges/properties/models/items/properties", EnrichmentChanges.ModelChange.class),
            Arguments.of("Change/properties", EnrichmentChanges.Change.class),
            Arguments.of("Topic/properties", TopicBrowser.Topic.class),
            Arguments.of("Topic/properties/partitions/items/properties", TopicBrowser.Partition.class),
            Arguments.of("Problem/properties/errors/items/properties", Fault.class));

    @Test
    void hasEveryEndpointAndNoOther() {
        TreeSet<String> endpoints = new TreeSet<>();
        for (Method method : ReplayController.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(GetMapping.class)) {
                endpoints.add(
                        "get " + path(method.getAnnotation(GetMapping.class).value()));
            } else if (method.isAnnotationPresent(PostMapping.class)) {
                endpoints.add(
                        "post " + path(method.getAnnotation(PostMapping.class).value()));
            } else if (method.isAnnotationPresent(PutMapping.class)) {
                endpoints.add(
                        "put " + path(method.getAnnotation(PutMapping.class).value()));
            }
        }

        TreeSet<String> described = new TreeSet<>();
        DOCUMENT.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/replays")
                        && !path.getKey().endsWith("/report"))
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(operation -> !operation.equals("parameters"))
                        .forEach(operation -> described.add(operation + " " + path.getKey())));
        assertThat(described).isEqualTo(endpoints).hasSize(9);
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void hasEveryFieldAndNoOther(String pointer, Class<?> type) {
        assertThat(DOCUMENT.at(SCHEMAS + pointer).propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void namesEveryStatus() {
        assertThat(DOCUMENT.at(SCHEMAS + "Replay/properties/status/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly(Arrays.stream(ReplayStatus.values())
                        .map(ReplayStatus::name)
                        .toArray(String[]::new));
    }

    @Test
    void namesEveryVerdict() {
        assertThat(DOCUMENT.at(SCHEMAS + "ReportRow/properties/verdict/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly(
                        Arrays.stream(Verdict.values()).map(Verdict::label).toArray(String[]::new));
    }

    @Test
    void everyExampleMayBeDone() {
        JsonNode examples = DOCUMENT.at("/components/requestBodies/Replay/content/application~1json/examples");

        assertThat(examples.properties()).hasSize(3).allSatisfy(example -> {
            ReplaySpec spec = JSON.treeToValue(example.getValue().get("value"), ReplaySpec.class);
            assertThat(ReplayRules.faults(spec)).as(example.getKey()).isEmpty();
        });
    }

    @Test
    void pointsNowhereInVain() {
        assertThat(DOCUMENT.findValuesAsString("$ref"))
                .hasSizeGreaterThan(40)
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static String path(String[] value) {
        return "/api/v1/replays" + (value.length == 0 ? "" : value[0]);
    }

    private static JsonNode document() {
        try (InputStream file = OpenApiController.class.getResourceAsStream(OpenApiController.FILE)) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(file));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
