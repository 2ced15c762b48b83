package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Validity;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/// One thing found in a file.
public sealed interface Item {
    /// A certificate.
    ///
    /// @param alias what the container calls it
    record CertificateItem(EncodedCertificate certificate, Optional<String> alias) implements Item {}

    /// A private key, decrypted.
    ///
    /// @param alias what the container calls it
    record PrivateKeyItem(PrivateKey privateKey, Optional<String> alias) implements Item {
        /// Names the algorithm only, never the key.
        @Override
        public String toString() {
            return "PrivateKeyItem[" + privateKey.getAlgorithm() + "]";
        }
    }

    /// A certification request.
    record RequestItem(Bytes der) implements Item {}

    /// A certificate revocation list.
    record RevocationListItem(Bytes der) implements Item {}

    /// A public key on its own, in whatever form it came.
    ///
    /// @param spki a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)
    record PublicKeyItem(Bytes spki, Optional<String> alias) implements Item {}

    /// A private key whose algorithm is known and which cannot be used here, for example of a composite algorithm.
    ///
    /// @param algorithm its name or object identifier
    /// @param spki      its public half, where the file holds that
    record OpaquePrivateKeyItem(String algorithm, Optional<Bytes> spki, Optional<String> alias) implements Item {}

    /// A secret key of a key store; its octets stay there.
    ///
    /// @param bits 0 when unknown
    record SecretKeyItem(String algorithm, int bits, Optional<String> alias) implements Item {}

    /// A signed public key and challenge, as Netscape's `keygen` made it.
    record SignedPublicKeyItem(Bytes der) implements Item {}

    /// An OCSP response (RFC 6960 §4.2).
    record OcspResponseItem(Bytes der) implements Item {}

    /// A key of SSH, public or private (RFC 4253 §6.6, PROTOCOL.key).
    ///
    /// @param type        for example `ssh-ed25519`
    /// @param fingerprint as `ssh-keygen -l` prints it: `SHA256:` and Base64
    /// @param spki        the public key as X.509 has it, where it has such a key
    /// @param ofPrivate   whether the file holds the private key; that is an item of its own where it can be used
    record SshKeyItem(String type, String comment, String fingerprint, Optional<Bytes> spki, boolean ofPrivate)
            implements Item {}

    /// A certificate of SSH (PROTOCOL.certkeys).
    ///
    /// @param type       for example `ssh-ed25519-cert-v01@openssh.com`
    /// @param host       for a host; else for a user
    /// @param principals whom it is for; empty for everybody
    /// @param validity   empty when it is valid for ever
    record SshCertificateItem(
            String type,
            String fingerprint,
            Optional<Bytes> spki,
            BigInteger serialNumber,
            String keyId,
            boolean host,
            List<String> principals,
            Optional<Validity> validity)
            implements Item {
        public SshCertificateItem {
            principals = List.copyOf(principals);
        }
    }

    /// Something that is only named for what it is: parameters, CMS messages, attribute certificates.
    ///
    /// @param kind   stable word for programs, for example `dh-parameters`, `cms-signed-data`
    /// @param octets empty where they are not to be shown
    record OtherItem(String kind, Bytes octets) implements Item {}

    /// A part that is protected by a password that was not among those given, or in a way that is not known.
    ///
    /// @param kind  what it would be: `private-key`, `encrypted-data`, …
    /// @param cause why it stayed shut
    record LockedItem(String kind, Optional<String> alias, PkiException cause) implements Item {}

    /// A part that should be something and could not be read as that.
    ///
    /// @param kind   what it should be: `certificate`, `private-key`, …
    /// @param cause  what is wrong with it
    /// @param octets as far as they are known; empty where they are not to be shown
    record BrokenItem(String kind, PkiException cause, Bytes octets) implements Item {}
}
