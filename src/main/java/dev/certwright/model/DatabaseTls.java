package dev.certwright.model;

import java.nio.file.Path;
import java.util.Optional;

/// How the way to a database is secured, in the words of libpq (PostgreSQL, “SSL Support”).
///
/// @param authorities whom to trust; empty for `~/.postgresql/root.crt`
/// @param certificate the client’s, in PEM
/// @param key         the client’s private key: PKCS #8 in PEM or DER, or a PKCS #12 file
public record DatabaseTls(
        Mode mode, Optional<Authorities> authorities, Optional<Path> certificate, Optional<Path> key) {
    /// How much is asked of the server.
    public enum Mode {
        DISABLE("disable"),
        /// Encrypted if the server can; only for a server on this computer.
        PREFER("prefer"),
        /// Encrypted, to whomever.
        REQUIRE("require"),
        /// Encrypted, with a certificate of a trusted authority for whatever name.
        VERIFY_CA("verify-ca"),
        /// Encrypted, with a certificate of a trusted authority for the name that was typed.
        VERIFY_FULL("verify-full");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /// As in a connection URI.
        public String word() {
            return word;
        }
    }

    /// Whose certificates are believed.
    public sealed interface Authorities {
        /// Those in a file, in PEM.
        record OfFile(Path file) implements Authorities {}

        /// Those of the Java platform.
        record OfPlatform() implements Authorities {}
    }
}
