package org.warta.producer.format;

import java.util.ArrayList;
import java.util.List;
import org.warta.event.Rejection;

/** Collects what is wrong with an item, and stops writing it down where nobody would read on. */
final class Faults {
    static final int MOST = 100;

    private final List<Rejection> rejections = new ArrayList<>();
    private int count;

    void add(int line, String reason) {
        if (++count <= MOST) {
            rejections.add(
                    Rejection.newBuilder().setLine(line).setReason(reason).build());
        }
    }

    void add(Value value, String reason) {
        String path = value.place().path();
        add(value.place().line(), path.isEmpty() ? reason : path + ": " + reason);
    }

    void add(MalformedException malformed) {
        add(malformed.line(), malformed.reason());
    }

    int count() {
        return count;
    }

    List<Rejection> rejections() {
        if (count <= MOST) {
            return rejections;
        }
        List<Rejection> all = new ArrayList<>(rejections);
        all.add(Rejection.newBuilder()
                .setReason("and " + (count - MOST) + " more faults")
                .build());
        return all;
    }
}
