package org.warta.standalone.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.standalone.pipeline.Figures;

/**
 * What is shown once after the start.
 *
 * @param version of Warta
 * @param figures what the services have counted
 * @param settled whether everything that was found is through
 * @param troubles what could not be taken in, a line each: file, line, reason
 * @param started how long it took until all services ran
 * @param settling how long the articles took from there
 * @param links what to open in a browser: address and what it shows
 * @param kafka where Kafka clients connect
 * @param database JDBC address
 * @param owner user of the database and where the password is
 * @param token where the token of whoever may write over HTTP is
 * @param data directory of everything that is kept
 * @param log the log file
 * @param warnings warnings and errors in it
 */
public record Summary(
        String version,
        Figures figures,
        boolean settled,
        List<String> troubles,
        Duration started,
        Duration settling,
        List<Link> links,
        String kafka,
        String database,
        String owner,
        String token,
        String data,
        String log,
        long warnings) {
    private static final int TROUBLES_SHOWN = 20;

    /** An address and what it shows. */
    public record Link(String address, String shows) {}

    public Summary {
        troubles = List.copyOf(troubles);
        links = List.copyOf(links);
    }

    /** The lines to print. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Warta " + version);
        lines.add("");
        articles(lines);
        troubles(lines);
        lines.add("");
        addresses(lines);
        lines.add("");
        lines.add("Ctrl-C stops it. Everything is kept in " + data + "; the next start goes on from there.");
        lines.add("");
        return lines;
    }

    private void articles(List<String> lines) {
        entry(
                lines,
                "Ingested",
                joined(
                        count(figures.published(), "new article"),
                        some(figures.unchanged(), "%d already there"),
                        some(figures.rejected(), "%d rejected")));
        entry(lines, "Enriched", joined("" + figures.enriched(), some(figures.unenriched(), "%d to dead letters")));
        entry(
                lines,
                "Stored",
                joined(
                        "" + figures.stored(),
                        some(figures.repeated(), "%d there already"),
                        some(figures.unstored(), "%d to dead letters")));
        entry(lines, "Time", seconds(started.plus(settling)) + ", " + seconds(settling) + " of it for the articles");
        if (!settled) {
            entry(lines, "", "Not everything is through yet; the services go on with it.");
        }
    }

    private void troubles(List<String> lines) {
        if (troubles.isEmpty()) {
            return;
        }
        lines.add("");
        String name = "Trouble";
        for (String trouble : troubles.subList(0, Math.min(TROUBLES_SHOWN, troubles.size()))) {
            entry(lines, name, trouble);
            name = "";
        }
        if (troubles.size() > TROUBLES_SHOWN) {
            entry(lines, "", "and " + (troubles.size() - TROUBLES_SHOWN) + " more, in " + log);
        }
    }

    private void addresses(List<String> lines) {
        int width =
                links.stream().mapToInt(link -> link.address().length()).max().orElse(0);
        String name = "Open";
        for (Link link : links) {
            entry(lines, name, String.format(Locale.ROOT, "%-" + width + "s  %s", link.address(), link.shows()));
            name = "";
        }
        entry(lines, "Kafka", kafka);
        entry(lines, "Database", database);
        entry(lines, "", owner);
        entry(lines, "Token", "in " + token + ": what writes over HTTP needs it");
        entry(lines, "Log", log + (warnings == 0 ? "" : "  (" + count(warnings, "warning") + ")"));
    }

    private static void entry(List<String> lines, String name, String text) {
        lines.add(String.format(Locale.ROOT, "  %-10s%s", name, text));
    }

    private static String joined(String first, @Nullable String... others) {
        StringBuilder text = new StringBuilder(first);
        for (String other : others) {
            if (other != null) {
                text.append(", ").append(other);
            }
        }
        return text.toString();
    }

    private static @Nullable String some(long count, String format) {
        return count == 0 ? null : String.format(Locale.ROOT, format, count);
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
