package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.inspection.Inspected;
import java.nio.file.Path;
import java.util.List;

/// What the screen asks of the rooms below. All of it may be slow: for a worker.
public interface Inspecting {
    /// Says what is in a file.
    ///
    /// @param passwords tried on whatever is closed
    /// @param patient   whether the person accepts that it takes long
    /// @throws PkiException.PasswordRequired when none was given and all of it is closed
    /// @throws PkiException.WrongPassword    when none of them opens it
    /// @throws PkiException.TooExpensive     when it would take long and nobody has said that this is all right
    Inspected open(Path file, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException;

    /// Says what is in something that is no file, in the same way.
    ///
    /// @param source what to call it in messages
    Inspected open(Bytes octets, String source, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException;

    /// Fetches the chain that a server sends, without trusting it.
    Inspected fetch(String address, Cancellation cancellation) throws PkiException;

    /// Everything there is to show about one thing in a file.
    ///
    /// @param item counted from 0
    Page page(Inspected file, int item, Cancellation cancellation) throws PkiException;

    /// How one thing hangs together with all that is open and with the vault.
    ///
    /// @param item counted from 0
    ChainGraph graph(List<Inspected> open, Inspected file, int item, Cancellation cancellation) throws PkiException;

    /// Writes what everybody may read. A file that is there is replaced: who picked it has agreed.
    void save(Path file, Bytes content) throws PkiException;
}
