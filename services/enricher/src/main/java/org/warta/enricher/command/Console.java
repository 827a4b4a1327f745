package org.warta.enricher.command;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads from and writes to, always in UTF-8.
 *
 * @param in standard input
 * @param out results
 * @param err everything that is not a result: progress, errors
 * @param terminal whether a person looks at the output: colours and progress bars make sense
 */
record Console(InputStream in, PrintWriter out, PrintWriter err, boolean terminal) {

    /** The console of this process. */
    static Console system() {
        // looks at NO_COLOR and the like too
        return new Console(System.in, writer(System.out), writer(System.err), Ansi.AUTO.enabled());
    }

    Ansi ansi() {
        return terminal ? Ansi.ON : Ansi.OFF;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
