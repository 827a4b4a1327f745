package org.warta.producer.command;

import org.warta.producer.archive.Part;

/** Shows what was read. */
interface ArticlePrinter {
    /** Shows the articles of a part of a file, and what is wrong with others. */
    void print(String file, Part part);

    /** Shows that a file was read and there is no news in it. */
    void empty(String file);

    /** Shows that nothing could be made of a file. */
    void failed(String file, String error);
}
