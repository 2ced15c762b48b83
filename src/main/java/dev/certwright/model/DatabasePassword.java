package dev.certwright.model;

import java.util.Optional;

/// Where the password of a database comes from. A password file of PostgreSQL (`~/.pgpass`) is looked at besides.
public interface DatabasePassword {
    /// Nobody says one.
    DatabasePassword NONE = new DatabasePassword() {
        @Override
        public Optional<Passphrase> said() {
            return Optional.empty();
        }

        @Override
        public Optional<Passphrase> ask(VaultLocation.OnServer location) {
            return Optional.empty();
        }
    };

    /// One that was said beforehand, by option or variable, which the caller closes.
    Optional<Passphrase> said() throws PkiException;

    /// Asks a person, which may take as long as it takes. The caller closes the answer.
    ///
    /// @return empty when nobody can be asked, or nobody answers
    Optional<Passphrase> ask(VaultLocation.OnServer location);
}
