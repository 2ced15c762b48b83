package dev.certwright.service.requests;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.PublicKeyCodec;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.FileAccess;
import dev.certwright.store.FileAccess.Content;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Signs the requests of others with a CA of the vault; nothing that they ask for is taken over unseen.
public final class SigningService {
    /// Largest request that is looked into, in MB. Honest ones have a few thousand octets.
    private static final int MAX_MEGABYTES = 1;

    private static final int SERIAL_NUMBER_ATTEMPTS = 3;

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final ContentReader content;
    private final CertificationRequestReader reader;
    private final CertificateIssuer issuer;
    private final PemCodec pem;
    private final FileAccess files;
    private final InstantSource clock;

    public SigningService(
            VaultSource vaults,
            CredentialSource credentials,
            ContentReader content,
            CertificationRequestReader reader,
            CertificateIssuer issuer,
            PemCodec pem,
            FileAccess files,
            InstantSource clock) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.content = content;
        this.reader = reader;
        this.issuer = issuer;
        this.pem = pem;
        this.files = files;
        this.clock = clock;
    }

    /// Reads the one request in a file: PEM with any of its headers, DER, or Base64 alone.
    ///
    /// @throws PkiException.InvalidInput with the reason when it is not to be signed: its signature does not
    ///                                   prove that whoever asks has the key, or the key is weak
    /// @throws PkiException.TooLarge     when it is larger than any request
    public RequestedCertificate open(Path file) throws PkiException {
        return open(files.read(file), file.toString());
    }

    /// Likewise, from octets.
    ///
    /// @param source what to call it in a message
    public RequestedCertificate open(byte[] octets, String source) throws PkiException {
        if (octets.length > MAX_MEGABYTES << 20) {
            throw new PkiException.TooLarge(source, MAX_MEGABYTES);
        }
        var requests = new ArrayList<Item.RequestItem>();
        for (var item : content.read(octets, source, List.of()).items()) {
            switch (item) {
                case Item.RequestItem request -> requests.add(request);
                case Item.BrokenItem(var kind, var cause, var _) when kind.equals("request") -> throw cause;
                default -> {}
            }
        }
        if (requests.size() != 1) {
            throw new PkiException.InvalidInput(Phrase.of(
                    requests.isEmpty() ? "csr.refused.none" : "csr.refused.several", source, requests.size()));
        }
        return Admission.admit(reader.requested(requests.getFirst().der()), source);
    }

    /// An order that offers what the profile says for a key of that kind.
    ///
    /// @param names those that the CA says itself; both may be empty, for those of the request can be kept
    public CertificateOrder order(
            RequestedCertificate request,
            EntryId authority,
            CertificateProfile profile,
            String name,
            DistinguishedName subject,
            List<GeneralName> names) {
        boolean rsa = request.details().publicKey().algorithm().startsWith("RSA");
        // stands for the kind of the key only, from which the usage follows
        var like = rsa ? new KeySpec.Rsa(2048) : new KeySpec.Ec(NamedCurve.SECP256R1);
        return CertificateOrder.below(authority, name, profile, subject, names).withKey(like);
    }

    /// Puts what the request asks for beside what the order offers. Needs no private key.
    public RequestComparison compare(RequestedCertificate request, CertificateOrder order) throws PkiException {
        var notes = new ArrayList<>(Admission.notes(request));
        var key = request.details().publicKey().spkiSha256();
        for (var own : vaults.get().requests().list()) {
            if (reader.read(own.der().toArray()).publicKey().spkiSha256().equals(key)) {
                notes.add(Phrase.of("csr.note.own", own.name()));
            }
        }
        return new RequestComparison(new ComparisonRows(request, Offer.of(order)).rows(), notes);
    }

    /// What [#sign] would sign. Needs no private key.
    ///
    /// @throws PkiException.InvalidInput with what is undecided or not possible
    public CertificateTemplate preview(
            RequestedCertificate request, CertificateOrder order, Map<String, RequestDecision> decisions)
            throws PkiException {
        var authority = authority(order);
        var check = new IssuerCheck(authority, clock.instant());
        check.requireUsable();
        var admitted = Admission.admit(request, order.name());
        if (admitted.details()
                .publicKey()
                .spkiSha256()
                .equals(authority.details().publicKey().spkiSha256())) {
            throw new PkiException.InvalidInput(Phrase.of("csr.refused.issuersKey", authority.name()));
        }
        var template =
                new Settlement(admitted, order, compare(admitted, order), decisions).template(check.validity(order));
        check.requireRoomFor(template.basicConstraints());
        IssuanceRules.require(template, credentials.chain(authority));
        return template;
    }

    private Entry authority(CertificateOrder order) throws PkiException {
        var id = order.issuer().orElseThrow(() -> new IllegalArgumentException("a request is not its own issuer"));
        return vaults.get().entry(id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
    }

    /// Signs the request and keeps the certificate; its key stays where it is.
    ///
    /// @param decisions by the words of the fields in the comparison
    /// @throws PkiException.InvalidInput with what is undecided, not possible or not allowed to this CA
    /// @throws PkiException.VaultLocked  when keys are locked
    public Entry sign(
            RequestedCertificate request,
            CertificateOrder order,
            Map<String, RequestDecision> decisions,
            Cancellation cancellation)
            throws PkiException {
        var vault = vaults.get();
        var template = preview(request, order, decisions);
        if (vault.readOnly()) {
            throw new PkiException.VaultReadOnly(vault.location(), null);
        }
        if (vault.entry(order.name()).isPresent()) {
            throw new PkiException.EntryExists(order.name());
        }
        var authority = authority(order);
        var authorityKey = credentials.privateKey(authority);
        var subjectKey = PublicKeyCodec.key(request.subjectPublicKeyInfo(), order.name());
        for (int attempt = 1; ; attempt++) {
            cancellation.check();
            try {
                return vault.add(new NewEntry(
                        order.name(),
                        order.profile(),
                        issuer.issue(
                                template, subjectKey, authority.certificate(), authorityKey, issuer.newSerialNumber()),
                        new IssuedBy.Known(authority.id()),
                        Optional.empty()));
            } catch (PkiException.SerialTaken e) {
                if (attempt == SERIAL_NUMBER_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// A name for the new entry that is not used in the vault yet.
    public String suggestedName(RequestedCertificate request) throws PkiException {
        var vault = vaults.get();
        var wanted = request.subject().shortForm();
        if (wanted.isBlank() && !request.subjectAltNames().isEmpty()) {
            wanted = request.subjectAltNames().getFirst().value();
        }
        return FreeName.of(wanted, name -> taken(vault, name));
    }

    private static boolean taken(Vault vault, String name) throws PkiException {
        return vault.entry(name).isPresent();
    }

    /// The certificate with all above it that the vault knows, its own first, for whoever brings it back.
    public String chain(Entry entry) throws PkiException {
        return credentials.chain(entry).stream()
                .map(Entry::certificate)
                .map(pem::certificate)
                .collect(Collectors.joining());
    }

    /// Writes [#chain] to a file.
    ///
    /// @throws PkiException.FileExists when there is one already that may not be replaced
    public void save(Entry entry, Path file, boolean overwrite) throws PkiException {
        var text = chain(entry).getBytes(StandardCharsets.US_ASCII);
        files.write(Map.of(file, new Content(text, false)), overwrite);
    }
}
