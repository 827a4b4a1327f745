package org.warta.reader.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Whether an article that no index has yet says what is searched for: by the same words and stems as the index. */
public final class TextFilter {
    private final Query query;

    /** @param words in web-search syntax */
    public TextFilter(String words) {
        this.query = WebSearch.query(words);
    }

    /** Looks into a text; its language (BCP 47) decides on its stems. */
    public boolean admits(String language, String headline, @Nullable String summary, String body) {
        Document document = new Document();
        ArticleDocument.addText(document, language, headline, summary, body);
        try {
            return MemoryIndex.fromDocument(document, Stemming.FIELDS)
                            .createSearcher()
                            .count(query)
                    > 0;
        } catch (IOException impossible) { // nothing but memory is read
            throw new UncheckedIOException(impossible);
        }
    }
}
