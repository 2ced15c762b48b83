package dev.certwright.service.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.OcspResponder;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.VaultSource;
import dev.certwright.tls.server.DocumentServer;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Local OCSP responders for the vault's CAs, for trying revocation out. They answer from the vault at the moment of
/// the question.
public final class OcspService implements AutoCloseable {
    /// How long an answer may be kept: a released or revoked certificate is seen soon.
    public static final Duration ANSWER_LASTING = Duration.ofMinutes(10);

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final ResponderCertificates certificates;
    private final InstantSource clock;
    private final SecureRandom random;
    private final List<RunningResponder> running = new CopyOnWriteArrayList<>();

    public OcspService(
            VaultSource vaults,
            CredentialSource credentials,
            CertificateIssuer issuer,
            KeyPairFactory keyPairs,
            PrivateKeyCodec privateKeys,
            InstantSource clock,
            SecureRandom random) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.certificates = new ResponderCertificates(vaults, credentials, issuer, keyPairs, privateKeys, clock);
        this.clock = clock;
        this.random = random;
    }

    /// How a responder is to run.
    ///
    /// @param address   of this computer; the loopback address unless others are to reach it
    /// @param port      0 for any that is free
    /// @param delegated whether somebody with a certificate for that signs, rather than the CA; where the vault has
    ///                  none, one is made and kept
    public record Options(InetAddress address, int port, boolean delegated) {
        /// The CA itself answers on the loopback address.
        public static Options standard() {
            return new Options(InetAddress.getLoopbackAddress(), 0, false);
        }
    }

    /// Starts a responder for a CA.
    ///
    /// @param observer is told of every answer, on a thread of the responder
    /// @throws PkiException.InvalidInput      when it is no CA, has no key here, or the port cannot be had
    /// @throws PkiException.VaultLocked       when a key is locked
    public RunningResponder start(Entry authority, Options options, Consumer<OcspExchange> observer)
            throws PkiException {
        RevocationService.requireKeyHolder(authority);
        if (clock.instant().isAfter(authority.details().validity().notAfter())) {
            throw new PkiException.InvalidInput(Phrase.of(
                    "revocation.ended",
                    authority.name(),
                    authority.details().validity().notAfter()));
        }
        var delegate = options.delegated() ? Optional.of(certificates.of(authority)) : Optional.<Entry>empty();
        var signer = delegate.isPresent()
                ? certificates.credential(delegate.get())
                : new Credential(List.of(authority.certificate()), credentials.privateKey(authority));
        var register = new VaultRegister(vaults, authority.id());
        var responder = new OcspResponder(authority.certificate(), signer, register, clock, ANSWER_LASTING, random);
        var started = new RunningResponder(authority, delegate, register, clock, observer, running::remove);
        try {
            started.serve(handler -> DocumentServer.start(options.address(), options.port(), handler), responder);
        } catch (PkiException.ServerStartFailed e) {
            if (options.port() == 0) {
                throw e;
            }
            throw new PkiException.InvalidInput(Phrase.of("revocation.ocsp.port", Integer.toString(options.port())));
        }
        running.add(started);
        return started;
    }

    /// The one for that CA, if it runs.
    public Optional<RunningResponder> running(Entry authority) {
        return running.stream()
                .filter(one -> one.authority().id().equals(authority.id()))
                .findFirst();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Stops all of them.
    @Override
    public void close() {
        running.forEach(RunningResponder::close);
    }
}
