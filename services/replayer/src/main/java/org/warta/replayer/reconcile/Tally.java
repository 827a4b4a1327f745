package org.warta.replayer.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a {@link Summary}, in memory that does not grow with what is compared. For one thread. */
public final class Tally {
    /** Enough to look at. */
    private static final int LOST_SHOWN = 20;

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final EnrichmentComparison enrichments = new EnrichmentComparison();
    private final List<ReportRow> lost = new ArrayList<>();
    private long undecodable;

    public void add(Finding finding) {
        verdicts.merge(finding.verdict(), 1L, Long::sum);
        enrichments.add(finding);
        if (finding.verdict() == Verdict.LOST && lost.size() < LOST_SHOWN) {
            lost.add(ReportRow.of(finding));
        }
    }

    /** Counts a record that cannot be decoded. */
    public void addUndecodable() {
        undecodable++;
    }

    public Summary summary() {
        Map<String, Long> labelled = new LinkedHashMap<>();
        long records = 0;
        for (Verdict verdict : Verdict.values()) {
            long count = verdicts.getOrDefault(verdict, 0L);
            labelled.put(verdict.label(), count);
            records += count;
        }
        return new Summary(records, undecodable, labelled, List.copyOf(lost), enrichments.changes());
    }
}
