package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before or after its name.
final class GlobalOptions {
    @Option(
            names = "--vault",
            paramLabel = "FILE|URL",
            descriptionKey = "cli.option.vault",
            converter = LocationConverter.class,
            scope = ScopeType.INHERIT)
    private @Nullable VaultLocation vault;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            descriptionKey = "cli.option.passphraseFile",
            scope = ScopeType.INHERIT)
    private @Nullable Path passphraseFile;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            descriptionKey = "cli.option.databasePasswordFile",
            scope = ScopeType.INHERIT)
    private @Nullable Path databasePasswordFile;

    @Option(names = "--lang", paramLabel = "TAG", descriptionKey = "cli.option.lang", scope = ScopeType.INHERIT)
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help",
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean help;

    /// Its complaint reaches the person as it is: it is the cause of what picocli makes of it.
    static final class LocationConverter implements ITypeConverter<VaultLocation> {
        @Override
        public VaultLocation convert(String text) throws PkiException {
            return VaultLocation.parse(text).orThrow();
        }
    }

    Optional<VaultLocation> vault() {
        return Optional.ofNullable(vault);
    }

    Optional<Path> passphraseFile() {
        return Optional.ofNullable(passphraseFile);
    }

    Optional<Path> databasePasswordFile() {
        return Optional.ofNullable(databasePasswordFile);
    }

    Optional<Locale> language() {
        return Optional.ofNullable(language).map(tag -> Locale.forLanguageTag(tag.replace('_', '-')));
    }
}
