package org.warta.standalone.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.warta.standalone.pipeline.Figures;

/** A line on the terminal for each event that a person wants to know of; silence otherwise. */
public final class Watch {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final Clock clock;
    private Figures told;
    private Figures seen;

    /**
     * @param clock tells the time that lines begin with
     * @param told figures that have been shown already
     */
    public Watch(PrintStream out, Clock clock, Figures told) {
        this.out = out;
        this.clock = clock;
        this.told = told;
        this.seen = told;
    }

    /** Tells of articles that have come in, once no more of them came since the last look. */
    public void look(Figures figures) {
        boolean quiet = figures.equals(seen);
        seen = figures;
        if (!quiet || figures.equals(told)) {
            return;
        }
        long articles = figures.published() - told.published();
        long letters = figures.unenriched() + figures.unstored() - told.unenriched() - told.unstored();
        if (articles > 0) {
            tell(articles + (articles == 1 ? " article" : " articles") + " ingested, "
                    + (figures.stored() - told.stored()) + " stored");
        }
        if (letters > 0) {
            tell(letters + (letters == 1 ? " record" : " records") + " to dead letters");
        }
        told = figures;
    }

    public void tell(List<String> events) {
        events.forEach(this::tell);
    }

    public void tell(String event) {
        out.println(LocalTime.now(clock).format(TIME) + "  " + event);
    }
}
