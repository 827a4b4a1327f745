package org.warta.replayer.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.topic.Topics;

/** What a replay may be asked to do, as far as the request alone tells. Each fault is one sentence. */
public final class ReplayRules {
    /** The header that says of which replay a record is. */
    public static final String REPLAY_ID = "replay-id";

    /** The header of records whose enrichment is held back from the read store. */
    public static final String REPLAY_HOLD = "replay-hold";

    private static final String MEDIA_TOPICS = "news.topic.";
    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_REASON = 1_000;

    private ReplayRules() {}

    /** What is wrong with it; empty when nothing is. */
    public static List<Fault> faults(ReplaySpec spec) {
        List<Fault> faults = new ArrayList<>();
        source(spec, faults);
        range(spec.from().range(), faults);
        destination(spec, faults);
        filter(spec, faults);
        if (spec.hold() && !spec.to().equals(Destination.ENRICHER)) {
            faults.add(new Fault("#/hold", "Only what the enricher makes can be held back: leave hold out."));
        }
        rate(spec.recordsPerSecond(), "#/recordsPerSecond", faults);
        if (spec.why().isBlank() || spec.why().length() > LONGEST_REASON) {
            faults.add(new Fault(
                    "#/why", "Say why, in " + LONGEST_REASON + " characters at the most: it stands in the audit."));
        }
        return faults;
    }

    /** What is wrong with a rate; nothing where it is null. */
    public static List<Fault> faults(@Nullable Long recordsPerSecond) {
        List<Fault> faults = new ArrayList<>();
        rate(recordsPerSecond, "#/recordsPerSecond", faults);
        return faults;
    }

    private static void rate(@Nullable Long recordsPerSecond, String pointer, List<Fault> faults) {
        if (recordsPerSecond != null && recordsPerSecond < 1) {
            faults.add(new Fault(
                    pointer,
                    "At " + recordsPerSecond
                            + " records a second it would never end: give 1 or more, none for as fast as"
                            + " it goes, or pause it."));
        }
    }

    private static void source(ReplaySpec spec, List<Fault> faults) {
        String topic = spec.from().topic();
        String pointer = "#/from/topic";
        if (topic.isBlank()) {
            faults.add(new Fault(pointer, "Name the topic to read."));
        } else if (topic.startsWith(Destination.PREFIX)) {
            faults.add(new Fault(pointer, "`" + topic + "` is what a replay has written: replaying it would loop."));
        } else if (topic.endsWith("-dlt") || topic.endsWith("-parked")) {
            faults.add(new Fault(pointer, "Dead letters are redriven, not replayed: see /api/v1/dead-letters."));
        } else if (topic.equals(Topics.ENRICHED_BACKFILL.name())) {
            if (!isPromotion(spec)) {
                faults.add(new Fault(
                        pointer,
                        "From `" + topic + "` only what one replay has held back is sent on: filter by one value of the"
                                + " header " + REPLAY_ID + ", to store."));
            }
        } else if (!topic.equals(Topics.ARTICLES.name())
                && !topic.equals(Topics.ENRICHED.name())
                && !topic.startsWith(MEDIA_TOPICS)) {
            faults.add(new Fault(
                    pointer,
                    "`" + topic + "` is not replayed: only " + Topics.ARTICLES.name() + ", " + Topics.ENRICHED.name()
                            + " and " + MEDIA_TOPICS + "* are."));
        }
    }

    private static boolean isPromotion(ReplaySpec spec) {
        return spec.to().equals(Destination.STORE)
                && spec.filter().headers().getOrDefault(REPLAY_ID, List.of()).size() == 1;
    }

    private static void range(ReplayRange range, List<Fault> faults) {
        String pointer = "#/from/range";
        if (range.offsets() != null && (range.since() != null || range.until() != null)) {
            faults.add(new Fault(pointer, "Give a range by time or by offsets, not by both."));
        }
        if (range.since() != null && range.until() != null && !range.since().isBefore(range.until())) {
            faults.add(new Fault(
                    pointer,
                    "The range is empty: it begins at " + range.since() + " and ends at " + range.until() + "."));
        }
        if (range.offsets() == null) {
            return;
        }
        if (range.offsets().isEmpty()) {
            faults.add(new Fault(pointer + "/offsets", "The range is empty: name a partition, or leave offsets out."));
        }
        range.offsets().forEach((partition, offsets) -> {
            long first = offsets.first() == null ? 0 : offsets.first();
            if (partition < 0 || first < 0 || (offsets.end() != null && offsets.end() <= first)) {
                faults.add(new Fault(
                        pointer + "/offsets/" + partition,
                        "The range is empty: it begins at " + first + " and ends before " + offsets.end() + "."));
            }
        });
    }

    private static void destination(ReplaySpec spec, List<Fault> faults) {
        String to = spec.to();
        String topic = spec.from().topic();
        if (Destination.of(to).isEmpty()) {
            faults.add(new Fault("#/to", nowhere(to)));
        } else if (to.equals(Destination.ENRICHER) && !topic.equals(Topics.ARTICLES.name())) {
            faults.add(new Fault(
                    "#/to",
                    "The enricher takes articles: read " + Topics.ARTICLES.name() + " for it, not `" + topic + "`."));
        } else if (to.equals(Destination.STORE) && topic.equals(Topics.ARTICLES.name())) {
            faults.add(new Fault(
                    "#/to",
                    "The store takes enriched articles: read " + Topics.ENRICHED.name()
                            + " for it, or send these to the" + " enricher."));
        }
    }

    private static String nowhere(String to) {
        String name = to.startsWith(Destination.TOPIC) ? to.substring(Destination.TOPIC.length()) : to;
        boolean isLive = Topics.all().stream().anyMatch(topic -> topic.name().equals(name));
        if (isLive) {
            return "A replay cannot write into `" + name
                    + "`, where live services write: name a topic that begins with " + Destination.PREFIX + ".";
        }
        return "Say where to: " + Destination.ENRICHER + ", " + Destination.STORE + ", or " + Destination.TOPIC
                + " and a name of lower-case letters, digits, `.`, `_` and `-` that begins with " + Destination.PREFIX
                + ".";
    }

    private static void filter(ReplaySpec spec, List<Fault> faults) {
        RecordFilter filter = spec.filter();
        if (spec.from().topic().equals(Topics.ARTICLES.name())) {
            if (!filter.mediaTopics().isEmpty()) {
                faults.add(new Fault("#/filter/mediaTopics", untagged("media topics")));
            }
            if (!filter.entities().isEmpty()) {
                faults.add(new Fault("#/filter/entities", untagged("entities")));
            }
        }
        for (int i = 0; i < filter.mediaTopics().size(); i++) {
            String name = filter.mediaTopics().get(i);
            if (MediaTopicName.code(name).isEmpty()) {
                faults.add(new Fault(
                        "#/filter/mediaTopics/" + i,
                        "`" + name + "` is no media topic of the upper level: give a code, as in medtop:11000000, or a"
                                + " slug, as in politics."));
            }
        }
        for (int i = 0; i < filter.articleIds().size() && faults.size() < 20; i++) {
            if (!isUuid(filter.articleIds().get(i))) {
                faults.add(new Fault("#/filter/articleIds/" + i, "The id of an article is a UUID."));
            }
        }
        if (filter.articleIds().size() > MOST_ENTRIES) {
            faults.add(new Fault(
                    "#/filter/articleIds",
                    "More than " + MOST_ENTRIES + " articles: make several replays, or a wider one."));
        }
    }

    private static String untagged(String what) {
        return "Articles have no " + what + " before they are enriched: read " + Topics.ENRICHED.name()
                + " to filter by them.";
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
