package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.requests.RequestService.Accepted;
import dev.certwright.store.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Brings certificates that came back together with the requests that wait for them.
final class Return {
    private final CertificateReader reader;
    private final PrivateKeyCodec privateKeys;

    Return(CertificateReader reader, PrivateKeyCodec privateKeys) {
        this.reader = reader;
        this.privateKeys = privateKeys;
    }

    private record Match(WaitingRequest request, CertificateDetails details) {}

    Accepted accept(Vault vault, List<WaitingRequest> waiting, List<EncodedCertificate> certificates, String source)
            throws PkiException {
        var all = new ArrayList<CertificateDetails>();
        for (var certificate : certificates) {
            all.add(reader.read(certificate));
        }
        var match = match(waiting, all, source);
        requireKey(vault, match);
        var known = vault.summaries().stream()
                .filter(entry -> entry.sha256()
                        .equals(match.details().certificate().sha256().hex()))
                .findFirst();
        if (known.isPresent()) {
            var entry =
                    vault.requests().fulfil(match.request().id(), known.get().id());
            return new Accepted(entry, List.of(), notes(match, entry));
        }
        var plan = new ReturnPlan(vault, all);
        try (var secret = vault.requests().privateKey(match.request().id())) {
            var entries = plan.entries(match.details(), match.request().name(), profile(match.details()), secret);
            var added = vault.requests().fulfil(match.request().id(), entries);
            return new Accepted(added.getLast(), added.subList(0, added.size() - 1), notes(match, added.getLast()));
        }
    }

    private static Match match(List<WaitingRequest> waiting, List<CertificateDetails> all, String source)
            throws PkiException {
        for (var details : all) {
            for (var request : waiting) {
                if (request.details()
                        .publicKey()
                        .spkiSha256()
                        .equals(details.publicKey().spkiSha256())) {
                    return new Match(request, details);
                }
            }
        }
        if (waiting.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("csr.refused.noneWaiting"));
        }
        var names = waiting.stream().map(WaitingRequest::name).collect(Collectors.joining(", "));
        throw new PkiException.InvalidInput(Phrase.of("csr.refused.otherKey", source, names));
    }

    /// The sealed key is the one of the certificate, not only the request's public half.
    private void requireKey(Vault vault, Match match) throws PkiException {
        try (var secret = vault.requests().privateKey(match.request().id())) {
            var pkcs8 = secret.copy();
            try {
                var key = privateKeys.decode(pkcs8, match.request().name());
                if (!privateKeys.matches(key, match.details().certificate())) {
                    throw new PkiException.KeyMismatch(match.request().name());
                }
            } finally {
                Arrays.fill(pkcs8, (byte) 0);
            }
        }
    }

    private static CertificateProfile profile(CertificateDetails details) {
        if (details.authority()) {
            return CertificateProfile.INTERMEDIATE_CA;
        }
        var purposes = details.extendedKeyUsage().orElse(List.of());
        boolean client = purposes.contains(KeyPurpose.CLIENT_AUTH);
        if (purposes.contains(KeyPurpose.SERVER_AUTH)) {
            return client ? CertificateProfile.PEER : CertificateProfile.SERVER;
        }
        if (purposes.contains(KeyPurpose.OCSP_SIGNING)) {
            return CertificateProfile.OCSP_RESPONDER;
        }
        return purposes.isEmpty() && !details.subjectAltNames().isEmpty()
                ? CertificateProfile.SERVER
                : CertificateProfile.CLIENT;
    }

    private static List<Phrase> notes(Match match, Entry entry) {
        var asked = match.request().details();
        var notes = new ArrayList<Phrase>();
        if (!NameComparison.same(asked.subject(), match.details().subject())) {
            notes.add(Phrase.of(
                    "csr.note.subjectDiffers",
                    asked.subject().toString(),
                    match.details().subject().toString()));
        }
        var missing = asked.subjectAltNames().stream()
                .filter(name -> !match.details().subjectAltNames().contains(name))
                .map(GeneralName::typed)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            notes.add(Phrase.of("csr.note.namesMissing", missing));
        }
        if (entry.issuer().isEmpty()) {
            notes.add(
                    Phrase.of("csr.note.issuerMissing", match.details().issuer().toString()));
        }
        return notes;
    }
}
