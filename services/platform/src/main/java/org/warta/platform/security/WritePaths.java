package org.warta.platform.security;

import java.util.List;

/**
 * A bean of a service that says where it differs from the rule that only operators write. Patterns are those of Spring's
 * web framework, as in {@code /api/v1/articles/**}.
 *
 * @param submitters where submitters write as well
 * @param readOnly where there is nothing to write, so that the service itself answers 405
 */
public record WritePaths(List<String> submitters, List<String> readOnly) {
    public WritePaths {
        submitters = List.copyOf(submitters);
        readOnly = List.copyOf(readOnly);
    }
}
