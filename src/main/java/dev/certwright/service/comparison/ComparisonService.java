package dev.certwright.service.comparison;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.model.comparison.Relation;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.path.IssuerSignature;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Compares two certificates field by field and says what they are to each other.
public final class ComparisonService {
    private static final String VAULT = "vault:";

    private static final ProbeObserver SILENT = new ProbeObserver() {
        @Override
        public void message(HandshakeMessage m) {}

        @Override
        public void reach(Reach soFar) {}
    };

    private final CertificateReader reader;
    private final ContentReader content;
    private final PrivateKeyCodec keys;
    private final FileAccess files;
    private final VaultSource vaults;
    private final HandshakeProbe probe;

    public ComparisonService(
            CertificateReader reader,
            ContentReader content,
            PrivateKeyCodec keys,
            FileAccess files,
            VaultSource vaults,
            HandshakeProbe probe) {
        this.reader = reader;
        this.content = content;
        this.keys = keys;
        this.files = files;
        this.vaults = vaults;
        this.probe = probe;
    }

    /// Reads where a certificate comes from as people type it: `vault:NAME`, an address like `https://host` or
    /// `host:port`, or a file. What is the name of a file that exists is that file.
    public static Parsed<ComparisonSource> source(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Parsed.invalid("compareSource.blank");
        }
        if (text.startsWith(VAULT)) {
            return Parsed.valid(new ComparisonSource.OfVault(text.substring(VAULT.length())));
        }
        Optional<Path> file = Optional.empty();
        try {
            file = Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            // an address, then
        }
        boolean address = text.contains("://") || text.matches("[^\\\\/]*:\\d+");
        if (file.isPresent() && (!address || Files.exists(file.get()))) {
            return Parsed.valid(new ComparisonSource.OfFile(file.get()));
        }
        return HandshakeTarget.parse(text).map(ComparisonSource.OfServer::new);
    }

    /// Gets the certificate. A server's is not trusted for that, only looked at.
    ///
    /// @param passwords for a file; they stay the caller's to close
    /// @throws PkiException.NoCertificate when there is none in the file
    /// @throws PkiException.EntryMissing  when the vault has no such entry
    /// @throws PkiException.InvalidInput  when the server cannot be reached or sends none
    public EncodedCertificate get(ComparisonSource source, List<Passphrase> passwords, Cancellation cancellation)
            throws PkiException {
        return switch (source) {
            case ComparisonSource.OfCertificate(var certificate, var _) -> certificate;
            case ComparisonSource.OfFile(var file) -> inFile(file, passwords);
            case ComparisonSource.OfVault(var name) -> inVault(name);
            case ComparisonSource.OfServer(var target) -> sent(target, cancellation);
        };
    }

    private EncodedCertificate inVault(String name) throws PkiException {
        var entry = vaults.there() ? vaults.get().entry(name) : Optional.<Entry>empty();
        return entry.orElseThrow(() -> new PkiException.EntryMissing(name)).certificate();
    }

    private EncodedCertificate sent(HandshakeTarget target, Cancellation cancellation) throws PkiException {
        var result = probe.run(
                new ProbeRequest(target, Optional.empty(), ConnectionOptions.standard()), SILENT, cancellation);
        try {
            return result.serverChain().stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new PkiException.InvalidInput(Phrase.of("comparison.unreachable", target.authority())));
        } finally {
            result.recording().ifPresent(recording -> recording.close());
        }
    }

    private EncodedCertificate inFile(Path file, List<Passphrase> passwords) throws PkiException {
        var octets = files.read(file);
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            return chosen(content.read(octets, file.toString(), characters), file);
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
            Arrays.fill(octets, (byte) 0);
        }
    }

    private EncodedCertificate chosen(Decoded decoded, Path file) throws PkiException {
        var certificates = decoded.certificates();
        if (certificates.isEmpty()) {
            throw new PkiException.NoCertificate(file.toString());
        }
        for (var key : decoded.privateKeys()) {
            for (var certificate : certificates) {
                try {
                    if (keys.matches(key, certificate)) {
                        return certificate;
                    }
                } catch (PkiException.UnsupportedAlgorithm | PkiException.Malformed _) {
                    // the next one, then
                }
            }
        }
        for (var certificate : certificates) {
            if (!issuedOne(certificate, certificates)) {
                return certificate;
            }
        }
        return certificates.getFirst();
    }

    private boolean issuedOne(EncodedCertificate candidate, List<EncodedCertificate> all) throws PkiException {
        var subject = reader.read(candidate).subject();
        for (var other : all) {
            if (!other.equals(candidate)
                    && NameComparison.same(reader.read(other).issuer(), subject)) {
                return true;
            }
        }
        return false;
    }

    /// Compares.
    ///
    /// @throws PkiException.Malformed when not even the outline of one is that of a certificate
    public CertificateComparison compare(EncodedCertificate left, EncodedCertificate right) throws PkiException {
        var one = reader.read(left);
        var other = reader.read(right);
        return new CertificateComparison(one, other, relation(one, other), FieldTable.compare(one, other));
    }

    private static Relation relation(CertificateDetails left, CertificateDetails right) {
        if (left.certificate().equals(right.certificate())) {
            return Relation.IDENTICAL;
        }
        boolean names = sameNames(left, right);
        boolean issuer = NameComparison.same(left.issuer(), right.issuer());
        if (left.publicKey().spkiSha256().equals(right.publicKey().spkiSha256())) {
            if (!names) {
                return Relation.SAME_KEY_OTHER_NAMES;
            }
            return issuer ? Relation.RENEWED : Relation.SAME_KEY_OTHER_ISSUER;
        }
        if (issued(left, right)) {
            return Relation.LEFT_ISSUED_RIGHT;
        }
        if (issued(right, left)) {
            return Relation.RIGHT_ISSUED_LEFT;
        }
        if (names) {
            return issuer ? Relation.REKEYED : Relation.SAME_NAMES;
        }
        return issuer ? Relation.SAME_ISSUER : Relation.UNRELATED;
    }

    private static boolean sameNames(CertificateDetails left, CertificateDetails right) {
        return NameComparison.same(left.subject(), right.subject())
                && new HashSet<>(left.subjectAltNames()).equals(new HashSet<>(right.subjectAltNames()));
    }

    /// By its signature; by its name where the signature cannot be checked here.
    private static boolean issued(CertificateDetails issuer, CertificateDetails issued) {
        if (!NameComparison.same(issuer.subject(), issued.issuer())) {
            return false;
        }
        return switch (new IssuerSignature().check(issued.certificate(), issuer.certificate())) {
            case GOOD, UNKNOWN -> true;
            case BAD -> false;
        };
    }
}
