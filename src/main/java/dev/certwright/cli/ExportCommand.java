package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.export.ExportService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a certificate and its key to files.
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.name")
    private String name;

    @Option(names = "--format", paramLabel = "FORMAT", required = true, descriptionKey = "cli.option.format")
    private String format;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "cli.option.out")
    private Path folder;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.exportPasswordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--no-key", descriptionKey = "cli.option.noKey")
    private boolean noKey;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var wanted = wanted();
        var entry = session.entry(name);
        if (noKey && wanted.needsKey()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.export.needsKey"));
        }
        var password = password(wanted);
        try {
            if (!noKey) {
                session.keys().open();
            }
            var request = new ExportService.Request(entry, wanted, folder, password, !noKey, false);
            for (var file : session.services().export().export(request)) {
                session.out().line(file.toString());
            }
        } finally {
            password.ifPresent(Passphrase::close);
        }
        return ExitStatus.YES.code();
    }

    private ExportService.Format wanted() throws PkiException {
        return Arrays.stream(ExportService.Format.values())
                .filter(f -> Words.word(f).equalsIgnoreCase(format))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.format.unknown", format, formats())));
    }

    private static String formats() {
        return Arrays.stream(ExportService.Format.values()).map(Words::word).collect(Collectors.joining(", "));
    }

    private Optional<Passphrase> password(ExportService.Format wanted) throws PkiException {
        var given = session.secrets().password(Optional.ofNullable(passwordFile));
        if (given.isPresent()) {
            return given;
        }
        return switch (wanted) {
            case PEM, DER -> given;
            case PKCS12, PKCS12_COMPATIBLE -> {
                var chosen = session.secrets().newPassword();
                if (chosen.isEmpty()) {
                    throw new PkiException.InvalidInput(Phrase.of("cli.export.needsPassword"));
                }
                yield chosen;
            }
        };
    }
}
