package org.warta.producer.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Lane;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.archive.ArchiveReader;
import org.warta.producer.archive.Part;
import org.warta.producer.format.Origin;
import org.warta.producer.stream.ArchiveImport;
import org.warta.producer.stream.StreamProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the articles of archives. */
@Command(
        name = "import",
        description = {
            "Publishes the articles of files once: NewsML-G2, ninjs (NDJSON, also .gz), WARC, and whatever `read` reads.",
            "An import that was killed goes on where it was when it is called again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class ImportCommand implements Callable<Integer> {
    private static final int DIGITS = 32;

    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to publish: files, and directories of files.")
    private List<Path> files = List.of();

    @Option(
            names = "--lane",
            paramLabel = "LANE",
            defaultValue = "live",
            description = {
                "live, or backfill for what must not delay today's news (default: ${DEFAULT-VALUE}).",
                "Backfilled articles become readable; news.enriched and news.topic.* do not carry them."
            })
    private String lane = "live";

    @Option(
            names = "--source",
            paramLabel = "ID",
            defaultValue = "import",
            description = "Source of articles that name none (default: ${DEFAULT-VALUE}).")
    private String source = "import";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Zone of dates that name none (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = {"-P", "--property"},
            paramLabel = "KEY=VALUE",
            description = "Setting of the producer, as in -P spring.kafka.bootstrap-servers=kafka:9092.")
    private Map<String, String> settings = Map.of();

    ImportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!lane.equals("live") && !lane.equals("backfill")) {
            throw new ParameterException(spec.commandLine(), "--lane must be live or backfill, not " + lane);
        }
        PrintWriter err = spec.commandLine().getErr();
        List<Path> found = new ArrayList<>();
        boolean failed = false;
        for (Path file : files) {
            try (Stream<Path> below = Files.walk(file)) {
                below.filter(Files::isRegularFile).sorted().forEach(found::add);
            } catch (IOException | UncheckedIOException unreadable) {
                err.println(reason(file, unreadable));
                failed = true;
            }
        }
        try (ConfigurableApplicationContext context = start()) {
            for (Path file : found) {
                try {
                    publish(file, context);
                } catch (IOException | UncheckedIOException unreadable) {
                    err.println(reason(file, unreadable));
                    failed = true;
                }
            }
        }
        return failed ? 1 : 0;
    }

    private ConfigurableApplicationContext start() {
        SpringApplication application = ServiceApplication.of(ImportContext.class, "producer");
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        List<String> arguments = new ArrayList<>(List.of("--logging.level.root=warn"));
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return application.run(arguments.toArray(String[]::new));
    }

    private void publish(Path file, ConfigurableApplicationContext context) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
        String digest = digest(file);
        Lane to = lane.equals("live") ? Lane.LIVE : Lane.BACKFILL;
        try (ArchiveImport archive = ArchiveImport.open(
                "import-" + digest,
                to,
                context.getBean(StreamProperties.class),
                context.getBean(KafkaClients.class),
                context.getBean(EventRecords.class),
                clock)) {
            if (archive.isComplete()) {
                out.printf(Locale.ROOT, "%s: was imported before, %,d articles%n", file, archive.published());
                return;
            }
            long before = archive.documents();
            Origin origin = new Origin(source, null, null, clock.instant(), zone);
            try (ProgressBar bar = bar(file);
                    ArchiveReader reader = ArchiveReader.open(Files.newInputStream(file), file.toString(), origin)) {
                for (Part part = reader.next(); part != null; part = reader.next()) {
                    if (part.number() > before) {
                        archive.take(
                                digest + "/" + part.number(), part.document().reading(), modified);
                    }
                    bar.stepTo(reader.bytesRead());
                    bar.setExtraMessage(String.format(Locale.ROOT, "%,d articles", archive.published()));
                }
                archive.finish();
                bar.stepTo(reader.bytesRead());
            }
            out.printf(
                    Locale.ROOT,
                    "%s: %,d articles, %,d rejected%s%n",
                    file,
                    archive.published(),
                    archive.rejected(),
                    before > 0 ? String.format(Locale.ROOT, ", went on behind document %,d", before) : "");
            out.flush();
        }
    }

    private static ProgressBar bar(Path file) throws IOException {
        return new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(Files.size(file))
                .setUnit("MB", 1 << 20)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build();
    }

    /** Tells an archive from every other; the same archive on another lane, or of another source, is another import. */
    private String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((lane + "\n" + source + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    private static String reason(Path file, @Nullable Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        return file + ": " + (cause instanceof NoSuchFileException ? "does not exist" : "cannot be read: " + cause);
    }
}
