package dev.certwright.lab;

import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// What can be wrong with a server's certificate.
record ServerFaults(Materials materials) {
    List<Situation> all() throws IOException {
        var now = Instant.now();
        var ca = materials.serverCa;
        var below = Materials.current(CertificateDraft.authority("Server intermediate CA"))
                .issuedBy(ca);
        var stranger =
                Materials.current(CertificateDraft.authority("Unknown CA")).selfSigned();
        var revoked = server().issuedBy(ca);
        return List.of(
                of(
                                "expired",
                                "D12",
                                server().valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)))
                                        .issuedBy(ca))
                        .refusedByOpenSsl(45),
                of(
                                "expired, CA sent along",
                                "D12",
                                server().valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)))
                                        .issuedBy(ca),
                                ca)
                        .refusedByOpenSsl(45),
                of(
                                "not yet valid",
                                "D12",
                                server().valid(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)))
                                        .issuedBy(ca))
                        .refusedByOpenSsl(42),
                of("self-signed", "D11", server().selfSigned()).refusedByOpenSsl(48),
                of("of an unknown CA, sent along", "D11", server().issuedBy(stranger), stranger)
                        .refusedByOpenSsl(48),
                ofEither("of an unknown CA, not sent", server().issuedBy(stranger))
                        .refusedByOpenSsl(48),
                of("intermediate missing", "D10", server().issuedBy(below)).refusedByOpenSsl(48),
                of(
                                "of another name",
                                "D13",
                                Materials.current(CertificateDraft.server("other.example"))
                                        .issuedBy(ca))
                        .refusedByOpenSsl(42),
                of(
                                "for clients",
                                "D14",
                                Materials.current(CertificateDraft.client(Materials.HOST)
                                                .names(new org.bouncycastle.asn1.x509.GeneralName(
                                                        org.bouncycastle.asn1.x509.GeneralName.dNSName,
                                                        Materials.HOST)))
                                        .issuedBy(ca))
                        .refusedByOpenSsl(43),
                of(
                        "with a key of 1024 bits",
                        "D14",
                        server().keys(CertificateDraft.keys("RSA", 1024)).issuedBy(ca)),
                situation(
                        "revoked, says its staple",
                        "D14",
                        List.of("-status_file", staple(revoked).toString()),
                        revoked),
                situation("good, chain in full", "", List.of(), server().issuedBy(below), below));
    }

    private static CertificateDraft server() {
        return Materials.current(CertificateDraft.named(Materials.HOST)
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .names(new org.bouncycastle.asn1.x509.GeneralName(
                        org.bouncycastle.asn1.x509.GeneralName.dNSName, Materials.HOST)));
    }

    private Situation ofEither(String name, Issued... chain) throws IOException {
        return launched(name, List.of(), chain, "D10", "D11");
    }

    private Situation of(String name, String cause, Issued... chain) throws IOException {
        return situation(name, cause, List.of(), chain);
    }

    private Situation situation(String name, String cause, List<String> options, Issued... chain) throws IOException {
        return cause.isEmpty() ? launched(name, options, chain) : launched(name, options, chain, cause);
    }

    private Situation launched(String name, List<String> options, Issued[] chain, String... causes) throws IOException {
        var file = name.replace(' ', '-');
        var certificates = materials.certificates(file + ".pem", chain);
        var key = materials.key(file + ".key", chain[0].keys());
        var all = new ArrayList<>(options);
        all.addAll(List.of("-cipher", "DEFAULT@SECLEVEL=0"));
        return Situation.of(
                "server certificate " + name,
                "openssl",
                materials,
                (_, folder) -> OpenSslServers.start(certificates, key, folder, all),
                causes);
    }

    /// An OCSP answer (RFC 6960) of the CA that the certificate is revoked.
    private Path staple(Issued certificate) throws IOException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var id = new CertificateID(
                    digests.get(CertificateID.HASH_SHA1), materials.serverCa.holder(), certificate.serial());
            var now = Date.from(Instant.now().minus(Duration.ofHours(1)));
            var answer = new JcaBasicOCSPRespBuilder(
                            materials.serverCa.keys().getPublic(), digests.get(CertificateID.HASH_SHA1))
                    .addResponse(
                            id,
                            new RevokedStatus(now, 1),
                            now,
                            Date.from(Instant.now().plus(Duration.ofDays(1))))
                    .build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .build(materials.serverCa.keys().getPrivate()),
                            new X509CertificateHolder[0],
                            now);
            var der = new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, answer)
                    .getEncoded();
            return Files.write(materials.file("staple-" + certificate.serial() + ".der"), der);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
