package org.warta.replayer.reconcile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of the log with the store has found.
 *
 * @param records how many were compared. Each is a version of an article, or another enrichment of it: an article that was
 *     corrected twice counts three times, and its former versions are superseded
 * @param undecodable how many more could not be decoded, so that there was nothing to compare
 * @param verdicts how many records got which verdict; every verdict is there
 * @param lost the first of those that are lost
 * @param enrichment how enrichments differ; null where there were not two of any article to compare
 */
public record Summary(
        long records,
        long undecodable,
        Map<String, Long> verdicts,
        List<ReportRow> lost,
        @Nullable EnrichmentChanges enrichment) {}
