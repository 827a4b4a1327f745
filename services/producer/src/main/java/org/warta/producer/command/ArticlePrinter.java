package org.warta.producer.command;

import org.warta.producer.document.Document;

/** Shows what was read. */
interface ArticlePrinter {
    /** Shows the articles of a document, and what is wrong with others. */
    void print(String file, Document document);

    /** Shows that nothing could be made of a file. */
    void failed(String file, String error);
}
