package org.warta.producer.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.xml.XmlElement;

/** An author as feeds name one: by elements, or in a line with a mail address. */
final class Person {
    /** More than a name and an address. */
    private static final int MAX_LENGTH = 300;

    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\(([^()]{1,200})\\)");
    private static final Pattern NAME_AND_MAIL = Pattern.compile("([^<]{1,200})<[^<>\\s]*@?[^<>\\s]*>");

    private Person() {}

    /** The name, else the address, in one line; empty where there is neither. */
    static String name(XmlElement author, Notes notes) {
        if (!author.hasChildren()) {
            return withoutMail(Passage.unsaid(author.text(), true, notes));
        }
        for (String part : new String[] {"name", "xhtml:name", "email"}) {
            String name = author.childText(part);
            if (name != null) {
                return CleanText.line(name);
            }
        }
        return "";
    }

    private static String withoutMail(String line) {
        if (line.length() > MAX_LENGTH) {
            return line;
        }
        Matcher behind = MAIL_AND_NAME.matcher(line);
        if (behind.matches()) {
            return behind.group(1).strip();
        }
        Matcher before = NAME_AND_MAIL.matcher(line);
        return before.matches() ? before.group(1).strip() : line;
    }
}
