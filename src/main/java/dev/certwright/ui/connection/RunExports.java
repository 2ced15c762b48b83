package dev.certwright.ui.connection;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a test can be taken away as.
public interface RunExports {
    /// A file.
    enum Form {
        HTML("html", false),
        JSON("json", false),
        /// The octets as they passed, which nobody can decrypt.
        CAPTURE("pcapng", false),
        /// With the secrets that decrypt them.
        CAPTURE_WITH_SECRETS("pcapng", true),
        /// NSS key log.
        KEY_LOG("log", true);

        private final String extension;
        private final boolean secret;

        Form(String extension, boolean secret) {
            this.extension = extension;
            this.secret = secret;
        }

        public String extension() {
            return extension;
        }

        /// Whether who has the file can read what passed.
        public boolean secret() {
            return secret;
        }

        /// The word for it in texts: lower case with hyphens.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A program that makes the same connection.
    enum Program {
        CURL("curl"),
        OPENSSL("openssl s_client"),
        JAVA("Java"),
        GO("Go"),
        PYTHON("Python"),
        NODE("Node.js");

        private final String title;

        Program(String title) {
            this.title = title;
        }

        /// As its makers write it.
        public String title() {
            return title;
        }
    }

    /// The files there are.
    List<Form> forms();

    List<Program> programs();

    /// Writes a file. Slow: for a worker.
    void save(ConnectionTest test, ConnectionRun run, Form form, Path file) throws PkiException;

    /// The same test as a command or a piece of code, without secrets.
    String code(ConnectionTest test, Program program) throws PkiException;
}
