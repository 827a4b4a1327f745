package org.warta.producer.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;

/** Definitions that nobody wrote by hand: of what the configuration declares, and of what was first used. */
final class Declaration {
    private Declaration() {}

    /**
     * The definition that follows from both.
     *
     * @param configured as the configuration declares it
     * @param known as it was written down before; null for one that was not
     * @return the known one where nothing has changed
     */
    static SourceDefinition of(SourceDefinition configured, @Nullable SourceDefinition known, Instant now) {
        SourceDefinition.Builder declared = SourceDefinition.newBuilder(configured)
                .setCreatedAt(now)
                .setChangedAt(now)
                .setChangedBy(null);
        if (known == null) {
            return declared.build();
        }
        SourceDefinition same = declared.setPaused(known.getPaused())
                .setPollRequestedAt(known.getPollRequestedAt())
                .setCreatedAt(known.getCreatedAt())
                .setChangedAt(known.getChangedAt())
                .setChangedBy(known.getChangedBy())
                .build();
        return same.equals(known)
                ? known
                : SourceDefinition.newBuilder(same).setChangedAt(now).build();
    }

    /** A source that articles were submitted to before anybody declared it. */
    static SourceDefinition push(String sourceId, Instant now) {
        return SourceDefinition.newBuilder()
                .setSourceId(sourceId)
                .setKind(SourceKind.PUSH)
                .setOrigin(SourceOrigin.API)
                .setCreatedAt(now)
                .setChangedAt(now)
                .build();
    }
}
