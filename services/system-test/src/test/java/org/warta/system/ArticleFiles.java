package org.warta.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A directory of articles for the producer. */
final class ArticleFiles {
    private final Path directory;

    ArticleFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    Path directory() {
        return directory;
    }

    /** Copies the project's seeds; returns how many articles they hold. */
    int copySeeds() throws IOException {
        int articles = 0;
        try (Stream<Path> seeds = Files.list(Path.of("..", "..", "seeds"))) {
            for (Path seed : seeds.filter(file -> !file.endsWith("README.md")).toList()) {
                write(seed.getFileName().toString(), Files.readAllBytes(seed));
                articles += seed.toString().endsWith(".ndjson") ? lines(seed) : 1;
            }
        }
        return articles;
    }

    private static int lines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return (int) lines.stream().filter(line -> !line.isBlank()).count();
    }

    /** Writes this many articles of their own, all alike but for a number. */
    void generate(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String text = """
                    Harga beras di pasar nomor %d naik lagi menjelang akhir tahun

                    Pedagang di Bandung mengatakan harga beras naik karena pasokan dari Karawang terlambat.

                    Kementerian Perdagangan menyiapkan operasi pasar murah di Jawa Barat.
                    """.formatted(i);
            write("pasar-%04d.txt".formatted(i), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Writes a file as if it had been there for an hour: a fresh one may still be being written. */
    void write(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
