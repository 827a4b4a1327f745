package org.warta.platform.security;

import java.util.List;

/**
 * A bean of a service that says where reading, too, is for operators alone.
 *
 * @param patterns those of Spring's web framework, as in {@code /api/v1/replays/**}
 */
public record OperatorPaths(List<String> patterns) {
    public OperatorPaths {
        patterns = List.copyOf(patterns);
    }
}
