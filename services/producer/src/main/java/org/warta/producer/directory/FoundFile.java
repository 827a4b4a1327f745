package org.warta.producer.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found.
 *
 * @param path where its bytes are, links resolved
 * @param size in bytes
 * @param modified as precise as the file system has it
 */
record FoundFile(Path path, long size, FileTime modified) {
    /**
     * A regular file inside a directory, or one that a link there points to.
     *
     * @param root the directory, links resolved
     * @return null for everything else: directories, devices, links that lead out
     * @throws IOException when the file is gone or cannot be looked at
     */
    static @Nullable FoundFile at(Path path, Path root) throws IOException {
        Path real = path;
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            real = path.toRealPath();
            attributes = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
        return attributes.isRegularFile() && real.startsWith(root)
                ? new FoundFile(real, attributes.size(), attributes.lastModifiedTime())
                : null;
    }
}
