package dev.certwright.service.importing;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.pki.certificate.RevocationRecords;
import dev.certwright.pki.encoding.OpenSslIndex;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies in a folder or a file, before anybody asked what it means.
final class Material {
    /// A private key, open.
    record FoundKey(PrivateKey key, Optional<Fingerprint> spki, String source) {
        /// Names the place only, never the key.
        @Override
        public String toString() {
            return "FoundKey[" + source + "]";
        }
    }

    /// A file with something that needs a password.
    record Locked(String source, Bytes octets, PkiException why) {}

    /// A list of what was issued.
    ///
    /// @param folder     where it lies, relative
    /// @param authority  the file of the CA's certificate, relative, where a configuration says it
    /// @param nextNumber of the next revocation list
    record Ledger(
            String source,
            String folder,
            OpenSslIndex index,
            Optional<String> authority,
            Optional<BigInteger> nextNumber) {}

    /// A revocation by a CA that is among the certificates.
    record Stated(EncodedCertificate authority, BigInteger serial, Instant at, int reason, String source) {}

    /// A revocation list.
    record FoundList(RevocationRecords records, String source) {}

    /// Something a person should know about a place.
    record Remark(String source, Phrase phrase) {}

    final Map<EncodedCertificate, Candidate> certificates = new LinkedHashMap<>();
    final List<FoundKey> keys = new ArrayList<>();
    final List<Locked> locked = new ArrayList<>();
    final List<Ledger> ledgers = new ArrayList<>();
    final List<Stated> stated = new ArrayList<>();
    final List<FoundList> lists = new ArrayList<>();
    final List<Remark> remarks = new ArrayList<>();

    /// The first certificate of each file.
    final Map<String, EncodedCertificate> byFile = new LinkedHashMap<>();

    /// The number of the latest list that a CA signed.
    final Map<EncodedCertificate, BigInteger> listNumbers = new LinkedHashMap<>();

    private SourceKind kind = SourceKind.FILES;

    SourceKind kind() {
        return kind;
    }

    void setKind(SourceKind kind) {
        this.kind = kind;
    }

    void remark(String source, String key, Object... arguments) {
        remarks.add(new Remark(source, Phrase.of(key, arguments)));
    }
}
