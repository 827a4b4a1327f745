package org.warta.producer.note;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects notes, each once, and stops writing them down where nobody would read on. Not thread-safe. */
public final class Notes {
    /** How many are written down. */
    public static final int MOST = 20;

    private static final int MAX_QUOTE = 80;

    private final Set<Note> notes = new LinkedHashSet<>();
    private int omitted;

    public void repaired(String text) {
        add(new Note(Note.Kind.REPAIRED, text));
    }

    public void dropped(String text) {
        add(new Note(Note.Kind.DROPPED, text));
    }

    private void add(Note note) {
        if (notes.size() < MOST) {
            notes.add(note);
        } else if (!notes.contains(note)) {
            omitted++;
        }
    }

    /** In the order in which they were made; those beyond {@value #MOST} are counted by a last one. */
    public List<Note> list() {
        List<Note> list = new ArrayList<>(notes);
        if (omitted > 0) {
            list.add(new Note(Note.Kind.REPAIRED, "and " + omitted + " more of these"));
        }
        return List.copyOf(list);
    }

    /** Text as a note shows it: in back quotes, on one line, cut where it is long. */
    public static String quote(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cc}]+", " ");
        int end = Math.min(line.length(), MAX_QUOTE);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return "`" + line.substring(0, end) + (end < line.length() ? "…`" : "`");
    }
}
