package org.warta.producer.push;

import java.util.List;

/**
 * What was read from bytes: submissions, or what is wrong with them. Bytes that are wrong in part are refused whole.
 *
 * @param submissions none when there are faults
 */
public record Submitted(List<Submission> submissions, List<Fault> faults) {
    public Submitted {
        submissions = List.copyOf(submissions);
        faults = List.copyOf(faults);
    }

    static Submitted refused(String detail) {
        return new Submitted(List.of(), List.of(Fault.whole(detail)));
    }
}
