package dev.certwright.service.keystore;

import dev.certwright.model.Phrase;
import java.nio.file.Path;
import java.util.List;

/// A key store that was written anew.
///
/// @param keys         private keys in it
/// @param certificates in it
/// @param left         what could not be taken along
public record Converted(Path file, int keys, int certificates, List<Phrase> left) {
    public Converted {
        left = List.copyOf(left);
    }
}
