package org.warta.producer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers text that comes in pieces into paragraphs of clean lines. */
public final class Paragraphs {
    private final List<String> finished = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    public void append(String text) {
        current.append(text);
    }

    /** Ends the paragraph; does nothing where none has begun. */
    public void end() {
        String paragraph = current.toString()
                .lines()
                .map(CleanText::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        current.setLength(0);
        if (!paragraph.isEmpty()) {
            finished.add(paragraph);
        }
    }

    /** How many are finished. */
    public int count() {
        return finished.size();
    }

    /** All of them, separated by a blank line. */
    public String text() {
        return from(0);
    }

    /** Those from this index on, separated by a blank line. */
    public String from(int index) {
        end();
        return String.join("\n\n", finished.subList(index, finished.size()));
    }

    /** The first as one line; empty where there is none. */
    public String first() {
        end();
        return finished.isEmpty() ? "" : CleanText.line(finished.get(0));
    }
}
