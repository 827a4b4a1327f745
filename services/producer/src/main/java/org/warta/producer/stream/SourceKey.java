package org.warta.producer.stream;

import org.jspecify.annotations.Nullable;

/** A key of {@code news.sources}. Ids of sources hold no slash and do not begin with {@code @}. */
record SourceKey(String sourceId, @Nullable String item) {
    /** Of the owner of the partition. */
    static final String OWNER = "@owner";

    /** Of what a source is. */
    static String definition(String sourceId) {
        return sourceId;
    }

    /** Of how polling it goes, or how far it was imported. */
    static String polls(String sourceId) {
        return sourceId + "/";
    }

    /** Of what became of an item. */
    static String item(String sourceId, String item) {
        return sourceId + "/" + item;
    }

    static SourceKey of(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? new SourceKey(key, null) : new SourceKey(key.substring(0, slash), key.substring(slash + 1));
    }

    boolean isOwner() {
        return sourceId.equals(OWNER);
    }

    boolean isDefinition() {
        return item == null && !isOwner();
    }

    boolean isPolls() {
        return item != null && item.isEmpty();
    }

    boolean isItem() {
        return item != null && !item.isEmpty();
    }
}
