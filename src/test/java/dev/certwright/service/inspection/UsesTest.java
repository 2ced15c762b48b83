package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Phrase;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsesTest {
    private final Issued root = CertificateDraft.authority("Root").selfSigned();

    @Test
    void aServersCertificateIsForServersOnly() throws Exception {
        var leaf = CertificateDraft.server("localhost").issuedBy(root);
        assertEquals(List.of(), against(leaf, "tls-server"));
        assertEquals(List.of("use.purpose"), against(leaf, "tls-client"));
        assertEquals(List.of("use.noBasicConstraints", "use.keyUsage"), against(leaf, "ca"));
        assertEquals(List.of("use.noOcspSigning"), against(leaf, "ocsp-signer"));
    }

    @Test
    void aClientsCertificateNeedsNoName() throws Exception {
        var leaf = CertificateDraft.client("ann").issuedBy(root);
        assertEquals(List.of(), against(leaf, "tls-client"));
        assertEquals(List.of("use.purpose", "use.noHostName"), against(leaf, "tls-server"));
    }

    @Test
    void anAuthorityMaySignCertificates() throws Exception {
        assertEquals(List.of(), against(root, "ca"));
        assertEquals(List.of("use.keyUsage"), against(root, "ocsp-signer"));
        assertEquals(
                List.of("use.keyUsage"),
                against(
                        CertificateDraft.authority("x")
                                .keyUsage(KeyUsage.cRLSign)
                                .selfSigned(),
                        "ca"));
        assertEquals(
                List.of("use.notAuthority"),
                against(CertificateDraft.authority("x").notAnAuthority().selfSigned(), "ca"));
    }

    @Test
    void anOcspSignerNeedsItsOwnPurpose() throws Exception {
        var signer = CertificateDraft.named("ocsp").purpose(KeyPurposeId.id_kp_OCSPSigning);
        assertEquals(List.of(), against(signer.issuedBy(root), "ocsp-signer"));
        var any = CertificateDraft.named("any").purpose(KeyPurposeId.anyExtendedKeyUsage);
        assertEquals(List.of("use.noOcspSigning"), against(any.issuedBy(root), "ocsp-signer"));
        assertEquals(List.of(), against(any.issuedBy(root), "tls-client"));
    }

    @Test
    void datesCount() throws Exception {
        var leaf = CertificateDraft.client("ann").issuedBy(root);
        assertEquals(List.of("use.expired"), against(leaf, "tls-client", "2030-01-01T00:00:00Z"));
        assertEquals(List.of("use.notYet"), against(leaf, "tls-client", "2020-01-01T00:00:00Z"));
        var never = CertificateDraft.client("ann").valid(CertificateDraft.UNTIL, CertificateDraft.FROM);
        assertEquals(List.of("use.never"), against(never.issuedBy(root), "tls-client"));
    }

    @Test
    void weakKeysAndSignaturesCount() throws Exception {
        var weak = CertificateDraft.client("ann").keys(CertificateDraft.keys("RSA", 1024));
        assertEquals(List.of("use.weakKey"), against(weak.issuedBy(root), "tls-client"));
        var forged = CertificateDraft.client("ann").signed("SHA1with");
        assertEquals(List.of("use.weakSignature"), against(forged.issuedBy(root), "tls-client"));
        var old = CertificateDraft.authority("Old").signed("SHA1with").selfSigned();
        assertEquals(List.of(), against(old, "ca"));
    }

    @Test
    void encipheringIsEnoughForAServerWithAnRsaKey() throws Exception {
        var rsa = CertificateDraft.server("localhost").keyUsage(KeyUsage.keyEncipherment);
        assertEquals(
                List.of(), against(rsa.keys(CertificateDraft.keys("RSA", 2048)).issuedBy(root), "tls-server"));
        var ec = CertificateDraft.server("localhost").keyUsage(KeyUsage.keyEncipherment);
        assertEquals(List.of("use.keyUsage"), against(ec.issuedBy(root), "tls-server"));
    }

    @Test
    void whatNobodyKnowsIsRefusedWhenCritical() throws Exception {
        var strange = CertificateDraft.client("ann")
                .with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, DERNull.INSTANCE);
        assertEquals(List.of("use.unknownCritical"), against(strange.issuedBy(root), "tls-client"));
        var poisoned = CertificateDraft.client("ann")
                .with(new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.3"), true, DERNull.INSTANCE);
        assertEquals(List.of("use.precertificate"), against(poisoned.issuedBy(root), "tls-client"));
    }

    /// OpenSSL looks at purposes and key usage alone, so only what those decide is compared.
    @Test
    void openSslAgreesOnPurposes(@TempDir Path folder) throws Exception {
        Program.assumePresent("openssl");
        var drafts = List.of(
                CertificateDraft.server("localhost"),
                CertificateDraft.server("localhost").keyUsage(KeyUsage.dataEncipherment),
                CertificateDraft.server("localhost").purpose(KeyPurposeId.id_kp_clientAuth),
                CertificateDraft.client("ann").names(),
                CertificateDraft.authority("x"),
                CertificateDraft.authority("x").keyUsage(KeyUsage.cRLSign));
        for (var draft : drafts) {
            var issued = draft.issuedBy(root);
            var file = Files.write(folder.resolve("c.der"), issued.encoded().der());
            var said = Program.run(folder, "openssl", "x509", "-inform", "DER", "-in", file.toString(), "-purpose")
                    .text();
            assertEquals(
                    said.contains("SSL client : Yes"),
                    against(issued, "tls-client").isEmpty(),
                    said + against(issued, "tls-client"));
            assertEquals(
                    said.contains("SSL server CA : Yes"),
                    against(issued, "ca").isEmpty(),
                    said + against(issued, "ca"));
            assertEquals(
                    said.contains("SSL server : Yes"),
                    against(issued, "tls-server").stream().allMatch("use.noHostName"::equals),
                    said);
        }
    }

    private static List<String> against(Issued certificate, String use) throws Exception {
        return against(certificate, use, CertificateDraft.AT.toString());
    }

    private static List<String> against(Issued certificate, String use, String at) throws Exception {
        return Uses.of(new CertificateReader().read(certificate.encoded()), Instant.parse(at)).stream()
                .filter(u -> u.id().equals(use))
                .flatMap(u -> u.against().stream())
                .map(Phrase::key)
                .toList();
    }
}
