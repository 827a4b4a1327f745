package org.warta.replayer.replay;

import java.util.List;

/** What is asked for is not done, and nothing was begun. */
public final class RefusedException extends RuntimeException {
    private final List<Fault> faults;

    public RefusedException(List<Fault> faults) {
        super(faults.get(0).detail());
        this.faults = List.copyOf(faults);
    }

    public RefusedException(String pointer, String detail) {
        this(List.of(new Fault(pointer, detail)));
    }

    /** Why; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
