package org.warta.producer.xml;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/**
 * Mends the small faults of XML in one pass: junk before the root, characters that XML forbids, ampersands and angle
 * brackets that are not escaped, entities of HTML. Line breaks stay where they are.
 */
final class Mending {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][\\w.-]{0,63}));");
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int MAX_CODE_POINT = 0x10FFFF;

    private final String text;
    private final Map<String, String> entities;
    private final Notes notes;
    private final StringBuilder mended;
    private final Matcher reference;
    /** What the entities may add. */
    private long room;

    private int line = 1;
    /** Where nothing can end any more, so that nobody looks again and again. */
    private final int lastCommentEnd;

    private final int lastTagEnd;

    private Mending(Prolog document, Notes notes) {
        this.text = document.text();
        this.entities = document.entities();
        this.notes = notes;
        this.mended = new StringBuilder(text.length() + 64);
        this.reference = REFERENCE.matcher(text);
        this.lastCommentEnd = text.lastIndexOf("-->");
        this.lastTagEnd = text.lastIndexOf('>');
        this.room = 2L * text.length() + 10_000;
    }

    static String of(Prolog document, Notes notes) {
        Mending mending = new Mending(document, notes);
        mending.mend();
        return mending.mended.toString();
    }

    private void mend() {
        int i = skipJunk();
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '<') {
                i = markup(i);
            } else if (c == '&') {
                i = reference(i);
            } else {
                i = character(i);
            }
        }
    }

    private int skipJunk() {
        int start = text.indexOf('<');
        while (start >= 0 && start + 1 < text.length() && !isTagStart(text.charAt(start + 1))) {
            start = text.indexOf('<', start + 1);
        }
        if (start <= 0) {
            return 0;
        }
        if (!text.substring(0, start).isBlank()) {
            notes.repaired("what stands before the first element was skipped");
        }
        for (int i = 0; i < start; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                mended.append('\n');
            }
        }
        return start;
    }

    private int markup(int start) {
        if (text.startsWith("<![CDATA[", start)) {
            int end = text.indexOf("]]>", start);
            return copy(start, end < 0 ? text.length() : end + 3);
        }
        if (text.startsWith("<!--", start)) {
            int end = start > lastCommentEnd ? -1 : text.indexOf("-->", start + 4);
            return skip(start, end < 0 ? start + 4 : end + 3);
        }
        if (text.startsWith("<?", start)) {
            int end = start > lastTagEnd ? -1 : text.indexOf('>', start);
            return skip(start, end < 0 ? start + 2 : end + 1);
        }
        boolean tag = start + 1 < text.length() && isTagStart(text.charAt(start + 1));
        if (!tag) {
            notes.repaired("line " + line + ": a `<` that begins no tag was escaped");
        }
        mended.append(tag ? "<" : "&lt;");
        return start + 1;
    }

    private static boolean isTagStart(char c) {
        return Character.isLetter(c) || c == '/' || c == '_' || c == '!' || c == '?';
    }

    private int copy(int start, int end) {
        for (int i = start; i < end; ) {
            i = character(i);
        }
        return end;
    }

    private int skip(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                mended.append('\n');
            }
        }
        return end;
    }

    private int character(int i) {
        int point = text.codePointAt(i);
        if (point == '\n') {
            line++;
        }
        if (TextCharacters.isAllowed(point)) {
            mended.appendCodePoint(point);
        } else {
            notes.repaired("line %d: the character U+%04X, which XML forbids, was removed".formatted(line, point));
        }
        return i + Character.charCount(point);
    }

    private int reference(int i) {
        reference.region(i, text.length());
        if (!reference.lookingAt()) {
            notes.repaired("line " + line + ": an `&` that is not escaped was escaped");
            mended.append("&amp;");
            return i + 1;
        }
        String name = reference.group(3);
        if (name == null) {
            numeric(reference.group(1), reference.group(2));
        } else if (OF_XML.contains(name)) {
            mended.append(reference.group());
        } else {
            named(name);
        }
        return reference.end();
    }

    private void numeric(String decimal, @Nullable String hex) {
        int point = hex == null ? Integer.parseInt(decimal) : Integer.parseUnsignedInt(hex, 16);
        if (point >= 0 && point <= MAX_CODE_POINT && TextCharacters.isAllowed(point)) {
            mended.append("&#").append(point).append(';');
        } else {
            notes.repaired("line " + line + ": " + reference.group() + " is no character of XML and was removed");
        }
    }

    private void named(String name) {
        String declared = entities.get(name);
        if (declared != null && declared.length() <= room) {
            room -= declared.length();
            mended.append(escaped(declared));
        } else if (declared != null) {
            notes.dropped("entity " + Notes.quote(name) + " makes the document too large");
        } else if (Entities.isNamedEntity(name)) {
            notes.repaired("line " + line + ": &" + name + "; is of HTML, not of XML");
            mended.append(escaped(Entities.getByName(name)));
        } else {
            notes.repaired("line " + line + ": &" + name + "; is not declared");
            mended.append("&amp;").append(name).append(';');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
