package org.warta.producer.format;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The names that fields of an article may have. */
final class FieldNames {
    /** Those that are taken over: first Warta's own, then those of ninjs in their place. */
    private static final String TAKEN = "uri headline body summary byline language source subjects copyrightHolder"
            + " copyrightNotice usageTerms pubStatus embargoedUntil expires versionCreated firstCreated contentCreated"
            + " altIds title headlines bodies descriptions by infoSources embargoed subject body_text body_html"
            + " body_xhtml description_text description_html";

    /** Those of ninjs, any release, that an article of Warta has no place for, and those that Warta computes. */
    private static final String PASSED_OVER = "id version contentHash ingestedAt standard type representationType"
            + " profile urgency edNote people organisations places events eventDetails plannedCoverage objects slugline"
            + " located renditions associations trustIndicators genres rightsInfo digitalSourceType guid mimetype"
            + " priority charcount wordcount readtime genre person organisation place object event infosource service"
            + " ednote";

    private static final Set<String> KNOWN = caseless(TAKEN + " " + PASSED_OVER);

    private FieldNames() {}

    static void refuseUnknown(Value.Mapping item, Faults faults) {
        item.entries().forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                faults.add(value, "is no field of an article; the fields are " + TAKEN.replace(" ", ", "));
            }
        });
    }

    private static Set<String> caseless(String names) {
        Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(Arrays.asList(names.split(" ", -1)));
        return caseless;
    }
}
