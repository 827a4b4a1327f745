package org.warta.producer.newsml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Incomplete;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.note.Note;
import org.warta.producer.note.Notes;
import org.warta.producer.xml.XmlElement;
import org.warta.producer.xml.XmlTree;

/** Reads documents of <a href="https://iptc.org/standards/newsml-g2/">NewsML-G2</a>. */
public final class NewsMlReader {
    private static final Set<String> ROOTS =
            Set.of("newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem");
    private static final int MAX_ITEMS = 10_000;

    private NewsMlReader() {}

    /** Whether the root of a document says that it is one. */
    public static boolean isNewsMl(XmlElement root) {
        return ROOTS.contains(root.name());
    }

    /** Reads every item of a document. One that is not well-formed is refused whole: an embargo may have been lost. */
    public static Reading read(XmlTree tree, Origin origin, Notes notes) {
        if (!tree.wellFormed()) {
            String why = notes.list().isEmpty()
                    ? ""
                    : ": " + notes.list().get(notes.list().size() - 1).text();
            return Reading.rejected("is NewsML-G2 that is no XML, and is to be sent again whole" + why);
        }
        List<Draft> drafts = new ArrayList<>();
        List<Incomplete> incomplete = new ArrayList<>();
        for (XmlElement item : items(tree.root())) {
            if (!item.name().equals("newsitem")) {
                long references = count(item);
                notes.dropped("line " + item.line() + ": a " + item.name() + " with " + references
                        + " references is no article");
            } else if (drafts.size() + incomplete.size() >= MAX_ITEMS) {
                notes.dropped("items beyond the first " + MAX_ITEMS);
            } else {
                NewsItem read = NewsItem.read(item, origin);
                if (read.problem() == null) {
                    drafts.add(read.draft());
                } else {
                    incomplete.add(new Incomplete(read.draft(), read.problem()));
                }
            }
        }
        List<Note> all = notes.list();
        return Reading.of(drafts, incomplete, all);
    }

    private static List<XmlElement> items(XmlElement root) {
        if (!root.name().equals("newsmessage")) {
            return List.of(root);
        }
        List<XmlElement> items = new ArrayList<>();
        for (XmlElement set : root.children("itemset")) {
            items.addAll(set.children());
        }
        return items;
    }

    private static long count(XmlElement item) {
        long[] references = {0};
        item.walk(element -> references[0] += element.name().equals("itemref") ? 1 : 0);
        return references[0];
    }
}
