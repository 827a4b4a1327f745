package org.warta.producer.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;
import org.warta.producer.source.SourceUnavailableException;

class DirectoryWatchIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DirectorySettings SETTINGS =
            new DirectorySettings(Duration.ofSeconds(2), Duration.ofMillis(500), 100, 1_000);

    @TempDir
    Path directory;

    private final Hand clock = new Hand();

    @Test
    void handsOverFilesInOrderAndEachOnlyOnceUntilItChanges() throws IOException {
        NewsSource.Watch watch = watch();
        write("b.txt", NOON.minusSeconds(9));
        write("a/c.MD", NOON.minusSeconds(9));

        assertThat(look(watch)).containsExactly("a/c.MD", "b.txt");
        assertThat(look(watch)).isEmpty();

        write("b.txt", NOON.minusSeconds(5));
        assertThat(look(watch)).containsExactly("b.txt");
    }

    @Test
    void handsOverAgainWhatWasNotSettled() throws IOException {
        NewsSource.Watch watch = watch();
        write("a.txt", NOON.minusSeconds(9));

        assertThat(watch.look(item -> false)).isTrue();
        assertThat(look(watch)).containsExactly("a.txt");
    }

    @Test
    void waitsForAFileToSettle() throws IOException {
        NewsSource.Watch watch = watch();
        write("a.txt", NOON.minusMillis(100));

        assertThat(watch.look(item -> true)).isFalse();
        clock.now = NOON.plusMillis(400);
        assertThat(look(watch)).containsExactly("a.txt");
    }

    @Test
    void readsAFileFromTheFutureOnceItIsLeftAlone() throws IOException {
        NewsSource.Watch watch = watch();
        write("a.txt", NOON.plusSeconds(3600));

        assertThat(look(watch)).isEmpty();
        clock.now = NOON.plusMillis(500);
        assertThat(look(watch)).containsExactly("a.txt");
    }

    @Test
    void leavesOutWhatIsNoArticle() throws IOException {
        write("README.md", NOON.minusSeconds(9));
        write("readme", NOON.minusSeconds(9));
        write(".hidden.txt", NOON.minusSeconds(9));
        write(".git/a.txt", NOON.minusSeconds(9));
        write("photo.jpg", NOON.minusSeconds(9));
        Files.createDirectory(directory.resolve("directory.txt"));

        assertThat(look(watch())).isEmpty();
    }

    @Test
    void followsLinksToFilesInsideOnly(@TempDir Path outside) throws IOException {
        write(".data/a.txt", NOON.minusSeconds(9));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("in.txt"), Path.of(".data", "a.txt"));
        Files.createSymbolicLink(directory.resolve("out.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(directory.resolve("loop"), directory);
        Files.createSymbolicLink(directory.resolve("gone.txt"), directory.resolve("nowhere.txt"));

        assertThat(look(watch())).containsExactly("in.txt");
    }

    @Test
    void rejectsALargeFileUnread() throws IOException {
        Files.writeString(directory.resolve("a.txt"), "x".repeat(101));
        Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.from(NOON.minusSeconds(9)));
        List<Item> items = new ArrayList<>();
        watch().look(items::add);

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.contentHash().hasRemaining()).isFalse();
            assertThat(item.reading().get().rejections().get(0).getReason())
                    .isEqualTo(
                            "is 101 bytes long, over the limit of 100: split it, or raise warta.producer.max-file-size");
        });
    }

    @Test
    void saysThatTheDirectoryIsNone() throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        NewsSource.Watch watch = new DirectorySource("desk", directory.resolve("file"), SETTINGS, clock).watch();

        assertThatThrownBy(() -> watch.look(item -> true))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("directory " + directory.resolve("file") + " of source desk is no directory:"
                        + " create it, or name another in warta.producer.directories");
    }

    private NewsSource.Watch watch() {
        return new DirectorySource("desk", directory, SETTINGS, clock).watch();
    }

    private static List<String> look(NewsSource.Watch watch) {
        List<String> names = new ArrayList<>();
        watch.look(item -> names.add(item.name()));
        return names;
    }

    private void write(String name, Instant modified) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Judul");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
