package org.warta.producer.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.warta.producer.archive.ArchiveReader;
import org.warta.producer.archive.Part;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.link.Links;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a source would publish from files. */
@Command(
        name = "read",
        description = "Shows the articles that would be published from files and addresses; publishes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class ReadCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|URL", description = "What to read.")
    private List<String> files = List.of();

    @Option(names = "--base", paramLabel = "URI", description = "Address that relative links are relative to.")
    private @Nullable String base;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            description = "Type as HTTP would say it, for example text/xml;charset=koi8-r.")
    private @Nullable String contentType;

    @Option(
            names = "--source",
            paramLabel = "ID",
            defaultValue = "read",
            description = "Source of the articles (default: ${DEFAULT-VALUE}).")
    private String source = "read";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Zone of dates that name none (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--trusted-host",
            paramLabel = "HOST",
            description = "Host that may be at an address that is not public; may be given several times.")
    private Set<String> trustedHosts = Set.of();

    @Option(names = "--json", description = "One JSON object a line for each article.")
    private boolean json;

    ReadCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ArticlePrinter printer =
                json ? new JsonPrinter(out, spec.commandLine().getErr(), files.size() > 1) : new TextPrinter(out);
        boolean hopeless = false;
        try (Web web = new Web(trustedHosts)) {
            for (String file : files) {
                hopeless |= !(Links.isWeb(file) ? readPage(file, web, printer) : read(file, printer));
            }
        }
        out.flush();
        return hopeless ? 1 : 0;
    }

    private boolean readPage(String address, Web web, ArticlePrinter printer) {
        try {
            Web.Page page = web.fetch(address);
            String type = contentType == null ? page.content().type() : contentType;
            Origin origin = new Origin(source, base == null ? page.address() : base, type, clock.instant(), zone);
            return print(address, page.content().open(), origin, printer);
        } catch (IOException unreadable) {
            printer.failed(address, String.valueOf(unreadable.getMessage()));
            return false;
        }
    }

    /** Whether anything could be made of it. */
    private boolean read(String file, ArticlePrinter printer) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new IOException("is a directory: name its files");
            }
            Origin origin = new Origin(source, base, contentType, clock.instant(), zone);
            return print(file, Files.newInputStream(path), origin, printer);
        } catch (NoSuchFileException missing) {
            printer.failed(file, "does not exist");
        } catch (IOException | InvalidPathException unreadable) {
            printer.failed(
                    file,
                    "cannot be read: " + (unreadable.getMessage() == null ? unreadable : unreadable.getMessage()));
        }
        return false;
    }

    private static boolean print(String file, InputStream in, Origin origin, ArticlePrinter printer)
            throws IOException {
        boolean found = false;
        boolean rejected = false;
        try (ArchiveReader archive = ArchiveReader.open(in, file, origin)) {
            for (Part part = archive.next(); part != null; part = archive.next()) {
                Reading reading = part.document().reading();
                printer.print(file, part);
                found |= !reading.drafts().isEmpty() || !reading.incomplete().isEmpty();
                rejected |= !reading.rejections().isEmpty();
            }
        }
        if (!found && !rejected) {
            printer.empty(file);
        }
        return found || !rejected;
    }
}
