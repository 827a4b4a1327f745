package org.warta.replayer.pipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.warta.replayer.pipeline.Alarm;
import org.warta.replayer.pipeline.LegStatus;
import org.warta.replayer.pipeline.LetterStatus;
import org.warta.replayer.pipeline.PipelineStatus;
import org.warta.replayer.pipeline.SourceStatus;
import org.warta.replayer.pipeline.StageLatency;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the pipeline's API against the records that it shows. */
class PipelineDescriptionTest {
    private static final String FILE = "/org/warta/replayer/http/openapi.yaml";
    private static final JsonNode DOCUMENT = document();

    static final List<Arguments> RECORDS = List.of(
            Arguments.of("Pipeline/properties", PipelineStatus.class),
            Arguments.of("Alarm/properties", Alarm.class),
            Arguments.of("PipelineLeg/properties", LegStatus.class),
            Arguments.of("PipelineLeg/properties/latency/items/properties", StageLatency.class),
            Arguments.of("PipelineLeg/properties/partitions/items/properties", LegStatus.PartitionStatus.class),
            Arguments.of("PipelineLeg/properties/history/properties", LegStatus.History.class),
            Arguments.of("LetterTopic/properties", LetterStatus.class),
            Arguments.of("SourceHealth/properties", SourceStatus.class));

    @ParameterizedTest
    @FieldSource("RECORDS")
    void hasEveryFieldAndNoOther(String pointer, Class<?> type) {
        assertThat(DOCUMENT.at("/components/schemas/" + pointer).propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void namesEveryKindOfAlarm() {
        assertThat(DOCUMENT.at("/components/schemas/Alarm/properties/kind/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly(
                        Arrays.stream(Alarm.Kind.values()).map(Alarm.Kind::name).toArray(String[]::new));
    }

    private static JsonNode document() {
        try (InputStream file = PipelineDescriptionTest.class.getResourceAsStream(FILE)) {
            return JsonMapper.shared()
                    .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(file));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
