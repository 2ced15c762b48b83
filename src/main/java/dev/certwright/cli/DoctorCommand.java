package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says how a key store is made, who opens it and what is the matter with it.
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.keystore")
    private Path file;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var doctor = session.services().keystores();
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        byte[] octets = {};
        try {
            octets = doctor.read(file);
            var report =
                    doctor.examine(octets, file.toString(), password.stream().toList());
            if (json) {
                session.out().json(DoctorJson.of(report, session.messages()));
            } else {
                DoctorText.lines(report, session.messages()).forEach(session.out()::line);
            }
            boolean ill = report.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
            return (ill ? ExitStatus.NOT_SO : ExitStatus.YES).code();
        } finally {
            password.ifPresent(Passphrase::close);
            Arrays.fill(octets, (byte) 0);
        }
    }
}
