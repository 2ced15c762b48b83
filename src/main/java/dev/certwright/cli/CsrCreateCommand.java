package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a key, which stays in the vault, and a certification request for it.
@Command(name = "create")
final class CsrCreateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "csr.parameter.newName")
    private String name;

    @Mixin
    private final RequestOptions options = new RequestOptions();

    @Mixin
    private final CsrOutput output = new CsrOutput();

    CsrCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        // refuses a bad order before a passphrase is asked for or a new vault is decided upon
        var order = options.order(name);
        output.check();
        if (session.vaultExists()) {
            session.services().requests().requireFree(order.name());
        }
        session.keys().openForNewKey();
        var request = session.services().requests().create(order, new Cancellation());
        output.write(request, session);
        session.err()
                .line(session.messages()
                        .text(
                                "csr.cli.created",
                                request.name(),
                                request.details().publicKey().label()));
        return ExitStatus.YES.code();
    }
}
