package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.WaitingRequest;

/// Finds a request by its name; looking makes no vault.
final class WaitingRequests {
    private WaitingRequests() {}

    static WaitingRequest find(Session session, String name) throws PkiException {
        if (!session.vaultExists()) {
            throw new PkiException.InvalidInput(Phrase.of("csr.refused.missing", name));
        }
        return session.services().requests().request(name);
    }
}
