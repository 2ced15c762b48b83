package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/// Creates files and folders that nobody but their owner can open, not even for a moment.
final class OwnerOnly {
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /// Creates an empty file, and the folders above it that are missing. An existing file is left as it is.
    static void create(Path file) throws PkiException {
        try {
            createFolder(file);
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, which is fine; a link that leads nowhere is not.
            if (!Files.exists(file)) {
                throw new PkiException.FileUnwritable(file, e);
            }
        } catch (IOException e) {
            throw new PkiException.FileUnwritable(file, e);
        }
    }

    /// Creates the folders above a file that are missing.
    static void createFolder(Path file) throws IOException {
        var folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
    }

    /// Takes an existing file from everyone else.
    static void restrict(Path file) throws PkiException {
        try {
            if (supports(file, "posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
            }
        } catch (IOException e) {
            throw new PkiException.FileUnwritable(file, e);
        }
    }

    /// For creating a file in that folder that its owner alone may open.
    static FileAttribute<?>[] forFile(Path folder) throws IOException {
        return attributes(folder, FILE);
    }

    /// For creating a folder in that folder that its owner alone may open.
    static FileAttribute<?>[] forFolder(Path folder) throws IOException {
        return attributes(folder, FOLDER);
    }

    /// For creating a file in that folder that everyone may read.
    static FileAttribute<?>[] readableFile(Path folder) throws IOException {
        return supports(folder, "posix") ? attributes(folder, "rw-r--r--") : new FileAttribute<?>[] {};
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) throws IOException {
        if (supports(path, "posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            };
        }
        return supports(path, "acl") ? new FileAttribute<?>[] {accessControlList(path)} : new FileAttribute<?>[] {};
    }

    private static boolean supports(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    /// Windows: one entry, for the account that runs this; nothing is inherited from the folder above.
    private static FileAttribute<List<AclEntry>> accessControlList(Path path) throws IOException {
        var owner = path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        var entry = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build();
        return new AccessControlList(List.of(entry));
    }

    private record AccessControlList(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
