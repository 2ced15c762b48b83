package dev.certwright.ui.inspection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The files that are meant when files and folders are dropped.
///
/// @param origins  in order of their names, folder by folder
/// @param complete false when there were too many
record FolderContent(List<Origin.OfPath> origins, boolean complete) {
    /// Most files that are taken at once.
    static final int MOST = 5000;

    private static final int DEEPEST = 16;

    FolderContent {
        origins = List.copyOf(origins);
    }

    /// Looks into folders. Links are not followed, hidden folders are left out, and so is what cannot be read.
    static FolderContent of(List<Path> dropped, Cancellation cancellation) throws PkiException {
        var found = new ArrayList<Origin.OfPath>();
        for (var path : dropped) {
            if (Files.isDirectory(path)) {
                walk(path, found, cancellation);
            } else {
                found.add(new Origin.OfPath(path, false));
            }
            cancellation.check();
        }
        return new FolderContent(found.subList(0, Math.min(found.size(), MOST)), found.size() <= MOST);
    }

    private static void walk(Path folder, List<Origin.OfPath> found, Cancellation cancellation) throws PkiException {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                            boolean hidden = !at.equals(folder)
                                    && String.valueOf(at.getFileName()).startsWith(".");
                            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()) {
                                files.add(file);
                            }
                            boolean enough = cancellation.cancelled() || found.size() + files.size() > MOST;
                            return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException cause) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(folder, e);
        }
        files.stream().sorted().forEach(file -> found.add(new Origin.OfPath(file, true)));
    }
}
