package org.warta.replayer.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What the log says of an article after a letter's record failed.
 *
 * @param version the highest version
 * @param canceledVersion the highest version that was a cancellation; null when none was
 */
public record Later(long version, @Nullable Long canceledVersion) {

    /** The same after one more version. */
    public static Later after(@Nullable Later before, long version, boolean canceled) {
        Long retracted = before == null ? null : before.canceledVersion;
        if (canceled && (retracted == null || version > retracted)) {
            retracted = version;
        }
        return new Later(before == null ? version : Math.max(before.version, version), retracted);
    }
}
