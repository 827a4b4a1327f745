package org.warta.platform.service;

import org.jspecify.annotations.Nullable;

/** The version of Warta that runs. */
public final class ServiceVersion {
    private ServiceVersion() {}

    /** The version from the jar's manifest; {@code development} when it runs from class files. */
    public static String current() {
        @Nullable String version = ServiceVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
