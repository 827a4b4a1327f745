package org.warta.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
    private static final String FEED = "<rss><channel><title>Kabar</title><item><title>Satu</title><link>/1</link>"
            + "<pubDate>12 Agustus 2024 10:30</pubDate><description>Isi.</description></item></channel></rss>";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void showsArticlesToPeople() throws IOException {
        Path feed = Files.writeString(directory.resolve("feed.xml"), FEED);

        assertThat(run("read", "--base", "http://kabar.example/", "--zone", "Asia/Jakarta", feed.toString()))
                .isZero();
        assertThat(out.toString().replace(directory.toString(), "")).isEqualTo("""
                /feed.xml: feed, 1 articles, 0 faults

                  Satu
                    uri: http://kabar.example/1
                    link: http://kabar.example/1
                    published: 2024-08-12T03:30:00Z
                    repaired: pubDate `12 Agustus 2024 10:30` leaves something open: assumed zone Asia/Jakarta
                    | Isi.

                """);
    }

    @Test
    void namesTheFileOfWhatCannotBeRead() throws IOException {
        Path feed = Files.writeString(directory.resolve("feed.xml"), FEED);
        Path noFeed = Files.writeString(directory.resolve("binary"), "\u0001\u0002");
        Path missing = directory.resolve("missing.xml");

        assertThat(run("read", "--json", noFeed.toString(), directory.toString(), missing.toString(), feed.toString()))
                .isEqualTo(1);
        assertThat(out.toString().replace(directory.toString(), "").lines().toList())
                .hasSize(4)
                .startsWith(
                        "{\"file\":\"/binary\",\"error\":\"is no feed, no NewsML-G2, no JSON and no page of news\"}",
                        "{\"file\":\"\",\"error\":\"cannot be read: is a directory: name its files\"}",
                        "{\"file\":\"/missing.xml\",\"error\":\"does not exist\"}")
                .last()
                .asString()
                .startsWith("{\"file\":\"/feed.xml\",\"uri\":");
    }

    @Test
    void saysThatAFeedIsEmpty() throws IOException {
        Path feed =
                Files.writeString(directory.resolve("feed.xml"), "<rss><channel><title>Kabar</title></channel></rss>");

        assertThat(run("read", feed.toString())).isZero();
        assertThat(out.toString()).contains("feed.xml: holds no articles, and nothing is wrong with it");
        out.getBuffer().setLength(0);

        assertThat(run("read", "--json", feed.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("feed.xml: holds no articles, and nothing is wrong with it");
    }

    @Test
    void takesTheContentTypeOfTheCall() throws IOException {
        Path feed = Files.write(
                directory.resolve("feed.xml"), "<rss><item><title>Новости</title></item></rss>".getBytes("koi8-r"));

        assertThat(run("read", "--json", "--content-type", "text/xml; charset=koi8-r", feed.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"headline\":\"Новости\"").doesNotContain("\"file\"");
    }

    @Test
    void readsNoAddressThatIsNotPublic() {
        assertThat(run("read", "http://127.0.0.1/feed")).isEqualTo(1);
        assertThat(out.toString()).contains("is not a public address");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Without a command", "read", "help");
        assertThat(run("read", "--help")).isZero();
        assertThat(out.toString()).contains("--base", "--content-type", "--json", "publishes nothing");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("warta-producer");
    }

    @Test
    void refusesWrongCalls() {
        assertThat(run("read")).isEqualTo(2);
        assertThat(run("read", "--nonsense", "x")).isEqualTo(2);
        assertThat(run("read", "--zone", "Nowhere", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: producer read").doesNotContain("\tat ");
    }

    @Test
    void leavesOtherArgumentsToTheService() {
        assertThat(ProducerCommand.isCalledBy(new String[] {"read", "x"})).isTrue();
        assertThat(ProducerCommand.isCalledBy(new String[] {"--help"})).isTrue();
        assertThat(ProducerCommand.isCalledBy(new String[] {})).isFalse();
        assertThat(ProducerCommand.isCalledBy(new String[] {"--server.port=0"})).isFalse();
    }

    private int run(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        return ProducerCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), clock, arguments);
    }
}
