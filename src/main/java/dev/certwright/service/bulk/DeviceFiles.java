package dev.certwright.service.bulk;

import dev.certwright.model.Passphrase;
import dev.certwright.model.SecretBytes;
import java.util.List;
import java.util.Optional;

/// What one device gets, before it is written. Closing it wipes everything.
///
/// @param name     of the entry
/// @param stem     what its folder and files are called
/// @param password that opens it, if it is locked
record DeviceFiles(String name, String stem, List<DeviceFile> files, Optional<Passphrase> password)
        implements AutoCloseable {
    /// A file of it.
    record DeviceFile(String name, SecretBytes content) {}

    DeviceFiles {
        files = List.copyOf(files);
    }

    @Override
    public void close() {
        files.forEach(file -> file.content().close());
        password.ifPresent(Passphrase::close);
    }
}
