package org.warta.producer.directory;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.warta.producer.archive.FileReading;
import org.warta.producer.format.FileFormat;

/** One walk through a directory. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final SortedMap<String, FoundFile> files = new TreeMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();

    private DirectoryWalk(Path root) {
        this.root = root;
    }

    /** @param root with links resolved */
    static DirectoryWalk through(Path root) throws IOException {
        DirectoryWalk walk = new DirectoryWalk(root);
        Files.walkFileTree(root, walk);
        return walk;
    }

    /** The files to read, by their path relative to the root, with {@code /}. */
    SortedMap<String, FoundFile> files() {
        return files;
    }

    /** How many files of other kinds there are, by extension. */
    Map<String, Integer> ignored() {
        return ignored;
    }

    /** What could not be looked at, and why, by path. */
    Map<String, String> unreadable() {
        return unreadable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return !directory.equals(root) && isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        String fileName = path.getFileName().toString();
        if (isHidden(path) || fileName.toLowerCase(Locale.ROOT).matches("readme(\\.[^.]*)?")) {
            return FileVisitResult.CONTINUE;
        }
        try {
            boolean known = FileFormat.ofName(fileName) != null || FileReading.isArchive(fileName);
            FoundFile file = known ? FoundFile.at(path, root) : null;
            if (file == null) {
                ignored.merge(FileFormat.extension(fileName), 1, Integer::sum);
            } else {
                files.put(name(path), file);
            }
        } catch (IOException unreadableFile) {
            visitFileFailed(path, unreadableFile);
        }
        return FileVisitResult.CONTINUE;
    }

    /** What vanished during the walk is no matter; what may not be looked at is. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException cause) {
        if (!(cause instanceof NoSuchFileException)) {
            unreadable.put(name(path), cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) {
        return cause == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, cause);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
