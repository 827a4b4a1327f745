package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ReplaySpecTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void isReadAsItIsWritten() {
        ReplaySpec spec = new ReplaySpec(
                new ReplaySpec.From(
                        "news.articles",
                        new ReplayRange(Instant.EPOCH, null, Map.of(0, new ReplayRange.Offsets(1L, null)))),
                new RecordFilter(List.of("seeds"), null, null, null, null, null, Map.of("language", List.of("id"))),
                "enricher",
                true,
                5L,
                "why");

        assertThat(STRICT.readValue(STRICT.writeValueAsString(spec), ReplaySpec.class))
                .isEqualTo(spec);
    }
}
