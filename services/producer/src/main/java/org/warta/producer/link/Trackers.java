package org.warta.producer.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters that tell how a reader came, and never what the page shows. */
final class Trackers {
    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "ysclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "__hssc",
            "__hstc",
            "__hsfp",
            "hsctatracking",
            "oly_anon_id",
            "oly_enc_id",
            "vero_id",
            "wickedid",
            "rb_clickid",
            "s_cid",
            "_openstat",
            "xtor",
            "_ga",
            "_gl",
            "srsltid",
            "epik",
            "cmpid",
            "ns_mchannel",
            "ns_source",
            "ns_campaign");

    private Trackers() {}

    /** The query without them; null where nothing is left. */
    static @Nullable String strip(String query) {
        String rest = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !isTracker(parameter))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? null : rest;
    }

    private static boolean isTracker(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || name.startsWith("amp;utm_") || NAMES.contains(name);
    }
}
