package dev.certwright.service.inspection;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Collects the files of a folder and those below it that may hold something, in the order of their names.
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 20;

    /// Fewer octets are no certificate and no key.
    private static final long MIN_OCTETS = 16;

    /// More is a film or a disk image; who means it names the file itself.
    private static final long MAX_OCTETS = 64L << 20;

    private final List<Path> found = new ArrayList<>();

    private FolderWalk() {}

    static List<Path> files(Path folder) throws PkiException {
        var walk = new FolderWalk();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, walk);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(folder, e);
        }
        return walk.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && attributes.size() >= MIN_OCTETS && attributes.size() <= MAX_OCTETS) {
            found.add(file);
        }
        return found.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /// What may not be read is passed over.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
