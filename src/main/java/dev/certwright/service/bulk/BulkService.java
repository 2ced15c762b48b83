package dev.certwright.service.bulk;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PasswordGenerator;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.encoding.Pkcs12Codec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.bulk.BulkOutput.Packing;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.NewFiles;
import dev.certwright.store.Protection;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Issues many certificates at a time.
public final class BulkService {
    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final OrderRules rules;
    private final LeafMaker.Tools tools;
    private final DevicePacker.FileForms forms;
    private final NewFiles files = new NewFiles();
    private final InstantSource clock;

    /// @param rules  of a single order
    /// @param random for keys, serial numbers and passwords
    public BulkService(
            VaultSource vaults,
            CredentialSource credentials,
            OrderRules rules,
            CertificateReader reader,
            SecureRandom random,
            InstantSource clock) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.rules = rules;
        this.clock = clock;
        this.tools = new LeafMaker.Tools(
                new KeyPairFactory(random), new PrivateKeyCodec(), new CertificateIssuer(random), reader, credentials);
        this.forms = new DevicePacker.FileForms(new PemCodec(), new Pkcs12Codec(random), new PasswordGenerator(random));
    }

    /// The CA of that name.
    ///
    /// @throws PkiException.EntryMissing when there is none
    public Entry authority(String name) throws PkiException {
        return vaults.get().entry(name).orElseThrow(() -> new PkiException.EntryMissing(name));
    }

    /// Reads and checks every row. Needs no private key, and changes nothing.
    ///
    /// @param output   where files are to go, if some are wanted
    /// @param observer is told now and then, on the thread of the caller
    /// @throws PkiException.InvalidInput   when the source cannot be understood
    /// @throws PkiException.NotAnAuthority when the CA is none
    /// @throws PkiException.Cancelled      when cancelled
    public BulkCheck check(
            BulkOrder order, Optional<BulkOutput> output, Consumer<BulkProgress> observer, Cancellation cancellation)
            throws PkiException {
        var vault = vaults.get();
        var checks = new RowChecks(order, rules, vault, authority(order, vault), clock.instant(), output.isPresent());
        try (var rows = order.source().open()) {
            return new Survey(clock, observer).of(rows, checks, cancellation);
        }
    }

    /// Checks every row and then issues all that can be. Certificates that this CA issued before under the same name
    /// with the same content are passed over, so that a run that was stopped goes on where it was.
    ///
    /// @param observer is told after each batch, on the thread of the caller
    /// @return what was done, also when it was cancelled or failed after the first certificate
    /// @throws PkiException.InvalidInput        when the source or the place cannot be used; or a row has a problem
    /// and
    ///                                          is not to be left out; or there is no row
    /// @throws PkiException.FileExists          when the archive is there
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when keys are locked
    public BulkOutcome issue(
            BulkOrder order, Optional<BulkOutput> output, Consumer<BulkProgress> observer, Cancellation cancellation)
            throws PkiException {
        var vault = vaults.get();
        requireOpenKeys(vault);
        if (output.isPresent()) {
            requireRoom(output.get());
        }
        var checked = check(order, output, observer, cancellation);
        refuse(checked, order);
        var authority = authority(order, vault);
        var packer = output.isPresent()
                ? Optional.of(new DevicePacker(output.get().form(), forms, credentials.chain(authority)))
                : Optional.<DevicePacker>empty();
        var signer = tools.issuer().authority(authority.certificate(), credentials.privateKey(authority));
        var delivery = output.isPresent() ? Optional.of(delivery(output.get())) : Optional.<Delivery>empty();
        var production = new Production(
                vault,
                authority.id(),
                new LeafMaker(tools, signer, packer),
                delivery,
                order.pattern().key(),
                clock,
                observer);
        var stopped = run(production, order, output, checked, cancellation);
        stopped = close(delivery, stopped);
        return new BulkOutcome(
                production.issued(),
                checked.already(),
                checked.problems(),
                checked.ready() - production.issued(),
                delivery.map(Delivery::packed).orElse(0L),
                production.took(),
                stopped,
                output.map(BulkOutput::place),
                output.map(BulkOutput::passwordSheet).filter(Files::exists));
    }

    private Optional<PkiException> run(
            Production production,
            BulkOrder order,
            Optional<BulkOutput> output,
            BulkCheck checked,
            Cancellation cancellation)
            throws PkiException {
        var vault = vaults.get();
        var checks = new RowChecks(order, rules, vault, authority(order, vault), clock.instant(), output.isPresent());
        try (var rows = order.source().open()) {
            production.run(rows, checks, checked.ready() + checked.already(), cancellation);
            return Optional.empty();
        } catch (PkiException e) {
            return Optional.of(e);
        }
    }

    private static Optional<PkiException> close(Optional<Delivery> delivery, Optional<PkiException> before) {
        try {
            if (delivery.isPresent()) {
                delivery.get().close();
            }
            return before;
        } catch (PkiException e) {
            return before.or(() -> Optional.of(e));
        }
    }

    private static void refuse(BulkCheck checked, BulkOrder order) throws PkiException.InvalidInput {
        if (checked.rows() == 0) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.refused.empty"));
        }
        if (checked.problems() > 0 && !order.leaveOut()) {
            throw new PkiException.InvalidInput(Phrase.of(
                    "bulk.refused.problems",
                    checked.problems(),
                    checked.refused().getFirst().line(),
                    checked.refused().getFirst().problem().orElseThrow()));
        }
    }

    private void requireRoom(BulkOutput output) throws PkiException {
        if (output.goOn()) {
            return;
        }
        if (output.packing() == Packing.ONE_ARCHIVE) {
            if (Files.exists(output.place())) {
                throw new PkiException.FileExists(output.place());
            }
        } else if (!files.empty(output.place())) {
            throw new PkiException.InvalidInput(
                    Phrase.of("bulk.refused.folder", output.place().toString()));
        }
    }

    private Delivery delivery(BulkOutput output) throws PkiException {
        return switch (output.packing()) {
            case FOLDERS, ARCHIVES -> new DeviceFolders(files, output);
            case ONE_ARCHIVE -> new DeviceArchive(files, output);
        };
    }

    private static Entry authority(BulkOrder order, Vault vault) throws PkiException {
        var id = order.authority();
        var authority = vault.entry(id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
        if (!authority.details().authority()) {
            throw new PkiException.NotAnAuthority(authority.name());
        }
        if (!authority.hasPrivateKey()) {
            throw new PkiException.PrivateKeyMissing(authority.name());
        }
        return authority;
    }

    private static void requireOpenKeys(Vault vault) throws PkiException {
        if (vault.readOnly()) {
            throw new PkiException.VaultReadOnly(vault.location(), null);
        }
        if (vault.protection() == Protection.UNDECIDED) {
            throw new PkiException.ProtectionUndecided();
        }
        if (!vault.unlocked()) {
            throw new PkiException.VaultLocked();
        }
    }
}
