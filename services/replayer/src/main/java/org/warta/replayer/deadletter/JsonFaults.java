package org.warta.replayer.deadletter;

import java.util.ArrayList;
import java.util.List;
import org.warta.replayer.replay.Fault;
import org.warta.replayer.replay.RefusedException;

/** Gathers what is wrong with a value, as much as anybody reads at once. */
final class JsonFaults {
    /** The root of a value, as a JSON pointer in a URI fragment. */
    static final String ROOT = "#";

    private static final int MOST = 50;

    private final List<Fault> faults = new ArrayList<>();

    void add(String pointer, String detail) {
        if (faults.size() < MOST) {
            faults.add(new Fault(pointer, detail));
        }
    }

    /** The pointer to a member, escaped as RFC 6901 wants it. */
    static String at(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /** @throws RefusedException when there are any */
    void check() {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
    }
}
