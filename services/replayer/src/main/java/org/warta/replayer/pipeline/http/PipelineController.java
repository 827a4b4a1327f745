package org.warta.replayer.pipeline.http;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.warta.replayer.pipeline.Pipeline;
import org.warta.replayer.pipeline.PipelineStatus;

/** Tells how the pipeline is, as it was seen last: an answer costs nothing but writing it. */
@RestController
final class PipelineController {
    private final Pipeline pipeline;

    PipelineController(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @GetMapping("/api/v1/pipeline")
    ResponseEntity<PipelineStatus> pipeline() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pipeline.status());
    }
}
