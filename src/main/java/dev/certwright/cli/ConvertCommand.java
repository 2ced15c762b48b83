package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.service.keystore.Conversion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a key store anew as PKCS #12.
@Command(name = "convert")
final class ConvertCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.keystore")
    private Path file;

    @Option(names = "--to", paramLabel = "modern|compatible", required = true, descriptionKey = "cli.option.preset")
    private String preset;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "cli.option.convertOut")
    private Path out;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--new-password-file", paramLabel = "F", descriptionKey = "cli.option.newPasswordFile")
    private @Nullable Path newPasswordFile;

    @Option(names = "--java-trust", descriptionKey = "cli.option.javaTrust")
    private boolean javaTrust;

    ConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var to = wanted();
        var secrets = session.secrets();
        Optional<Passphrase> password = Optional.empty();
        Optional<Passphrase> chosen = Optional.empty();
        byte[] octets = {};
        try {
            password = secrets.password(Optional.ofNullable(passwordFile));
            chosen = secrets.password(Optional.ofNullable(newPasswordFile));
            if (chosen.isEmpty() && password.isEmpty()) {
                chosen = secrets.newPassword();
            }
            var old = password;
            var newPassword = chosen.or(() -> old)
                    .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.convert.needsPassword")));
            var doctor = session.services().keystores();
            octets = doctor.read(file);
            var converted = doctor.convert(
                    octets,
                    new Conversion(
                            file.toString(), password.stream().toList(), to, out, newPassword, javaTrust, false));
            session.out()
                    .line(session.messages()
                            .text(
                                    "keystore.convert.done",
                                    converted.file().toString(),
                                    converted.keys(),
                                    converted.certificates()));
            converted
                    .left()
                    .forEach(note -> session.err().line(session.messages().of(note)));
            return ExitStatus.YES.code();
        } finally {
            password.ifPresent(Passphrase::close);
            chosen.ifPresent(Passphrase::close);
            Arrays.fill(octets, (byte) 0);
        }
    }

    private StorePreset wanted() throws PkiException {
        return Arrays.stream(StorePreset.values())
                .filter(p -> Words.word(p).equalsIgnoreCase(preset))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of(
                        "cli.format.unknown",
                        preset,
                        Arrays.stream(StorePreset.values()).map(Words::word).collect(Collectors.joining(", ")))));
    }
}
