package dev.certwright.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before or after its name.
final class GlobalOptions {
    @Option(names = "--vault", paramLabel = "FILE", descriptionKey = "cli.option.vault", scope = ScopeType.INHERIT)
    private @Nullable Path vault;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            descriptionKey = "cli.option.passphraseFile",
            scope = ScopeType.INHERIT)
    private @Nullable Path passphraseFile;

    @Option(names = "--lang", paramLabel = "TAG", descriptionKey = "cli.option.lang", scope = ScopeType.INHERIT)
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help",
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean help;

    Optional<Path> vault() {
        return Optional.ofNullable(vault);
    }

    Optional<Path> passphraseFile() {
        return Optional.ofNullable(passphraseFile);
    }

    Optional<Locale> language() {
        return Optional.ofNullable(language).map(tag -> Locale.forLanguageTag(tag.replace('_', '-')));
    }
}
