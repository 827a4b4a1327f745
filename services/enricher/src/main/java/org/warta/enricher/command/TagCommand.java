package org.warta.enricher.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.article.Enricher;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.platform.service.ServiceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the service would find in a text. */
@Command(
        name = "tag",
        description = "Prints what the enricher finds in texts: language, media topics, entities.",
        mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Texts in UTF-8; - is standard input. The first line is the headline.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--language", paramLabel = "TAG", description = "Language that the source declares.")
    private @Nullable String language;

    @Option(names = "--json", description = "Print one JSON object a file. Spans count Unicode code points.")
    private boolean json;

    TagCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Enricher enricher = Enricher.builtIn(ServiceVersion.current(), Clock.systemUTC());
        for (String file : files) {
            Article article = article(read(file));
            Enrichment enrichment = enricher.enrich(article).getEnrichment();
            console.out()
                    .println(
                            json
                                    ? EnrichmentJson.of(file, article, enrichment)
                                    : new MarkedText(console.ansi()).of(article, enrichment));
        }
        return 0;
    }

    private String read(String file) {
        try {
            return new String(
                    file.equals(STANDARD_INPUT) ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file)),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw CommandFailure.of(Path.of(file), unreadable);
        }
    }

    /** The first line that is not blank is the headline, as it is for the producer's text files. */
    private Article article(String text) {
        String[] parts = text.strip().split("\\R", 2);
        return Article.newBuilder()
                .setId("00000000-0000-0000-0000-000000000000")
                .setUri("urn:uuid:00000000-0000-0000-0000-000000000000")
                .setVersion(1)
                .setVersionCreated(Instant.EPOCH)
                .setPubStatus(PubStatus.USABLE)
                .setLanguage(language)
                .setHeadline(parts[0])
                .setBody(parts.length > 1 ? parts[1].strip() : "")
                .setSource(new Source("command-line", null, null))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("")
                .setIngestedAt(Instant.EPOCH)
                .build();
    }
}
