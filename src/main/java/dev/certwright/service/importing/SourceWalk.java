package dev.certwright.service.importing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
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

/// Collects the files of a folder. A symbolic link is followed to a file inside the folder and nowhere else.
final class SourceWalk extends SimpleFileVisitor<Path> {
    /// Three files for each of a hundred thousand certificates.
    static final int MOST_FILES = 300_000;

    static final int DEEPEST = 16;

    /// A list of a hundred thousand certificates, or a revocation list of as many, is smaller.
    static final long LARGEST_FILE = 64L << 20;

    static final long LARGEST_FOLDER = 2L << 30;

    private final Path root;
    private final Cancellation cancellation;
    private final List<Path> found = new ArrayList<>();
    private final List<Path> outside = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private long octets;
    private boolean tooMuch;

    private SourceWalk(Path root, Cancellation cancellation) {
        this.root = root;
        this.cancellation = cancellation;
    }

    /// What a folder holds.
    ///
    /// @param files      in the order of their names
    /// @param outside    links that lead out of the folder
    /// @param unreadable what may not be read
    record Content(List<Path> files, List<Path> outside, List<Path> unreadable) {}

    /// Walks through a folder.
    ///
    /// @throws PkiException.InvalidInput when there is more than any CA has
    static Content of(Path folder, Cancellation cancellation) throws PkiException {
        try {
            var walk = new SourceWalk(folder.toRealPath(), cancellation);
            Files.walkFileTree(walk.root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
            cancellation.check();
            if (walk.tooMuch) {
                throw new PkiException.InvalidInput(
                        Phrase.of("adopt.folder.tooMuch", folder.toString(), MOST_FILES, LARGEST_FOLDER >> 30));
            }
            return new Content(walk.found.stream().sorted().toList(), walk.outside, walk.unreadable);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(folder, e);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            follow(file);
        } else if (attributes.isRegularFile()) {
            add(file, attributes.size());
        }
        return tooMuch || cancellation.cancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private void follow(Path link) {
        try {
            var target = link.toRealPath();
            if (!target.startsWith(root)) {
                outside.add(link);
            }
            // what is inside the folder is met at its own place
        } catch (IOException _) {
            outside.add(link);
        }
    }

    private void add(Path file, long size) {
        if (size > LARGEST_FILE) {
            return;
        }
        octets += size;
        found.add(file);
        tooMuch = found.size() > MOST_FILES || octets > LARGEST_FOLDER;
    }

    /// What may not be read is passed over and told.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        unreadable.add(file);
        return FileVisitResult.CONTINUE;
    }
}
