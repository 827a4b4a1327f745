package org.warta.enricher.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** The media topics of both levels, numbered from 0 so that arrays can speak of them; parents before children. */
final class Concepts {
    /** No concept. */
    static final int NONE = -1;

    private static final List<MediaTopicConcept> ALL = MediaTopicConcept.all();
    private static final Map<String, Integer> BY_CODE = new HashMap<>();
    private static final Map<String, Integer> BY_NAME = new HashMap<>();
    private static final int[] PARENTS = new int[ALL.size()];
    private static final int[] UPPER;
    private static final int[] LOWER;

    static {
        List<Integer> upper = new ArrayList<>();
        List<Integer> lower = new ArrayList<>();
        for (int concept = 0; concept < ALL.size(); concept++) {
            MediaTopicConcept known = ALL.get(concept);
            BY_CODE.put(known.code(), concept);
            if (known.parent() == null) {
                PARENTS[concept] = NONE;
                BY_NAME.put(known.slug() + "/", concept);
                upper.add(concept);
            } else {
                PARENTS[concept] = BY_CODE.getOrDefault(known.parent(), NONE);
                String slug = ALL.get(PARENTS[concept]).slug();
                BY_NAME.put(slug + "/" + known.englishLabel(), concept);
                lower.add(concept);
            }
        }
        UPPER = upper.stream().mapToInt(Integer::intValue).toArray();
        LOWER = lower.stream().mapToInt(Integer::intValue).toArray();
    }

    private Concepts() {}

    static int count() {
        return ALL.size();
    }

    /** The concepts of the upper level. */
    static int[] upper() {
        return UPPER.clone();
    }

    /** The concepts of the second level. */
    static int[] lower() {
        return LOWER.clone();
    }

    /** The concept above; {@link #NONE} at the upper level. */
    static int parent(int concept) {
        return PARENTS[concept];
    }

    static String code(int concept) {
        return ALL.get(concept).code();
    }

    /**
     * The concept of this name.
     *
     * @param slug of the concept of the upper level
     * @param englishLabel of the concept below it; empty: that of the upper level itself
     * @return null when there is none
     */
    static @Nullable Integer named(String slug, String englishLabel) {
        return BY_NAME.get(slug + "/" + englishLabel);
    }
}
