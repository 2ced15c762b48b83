package dev.certwright.lab;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// The certificates, keys and revocation lists of a run, made anew, some of them written where servers read them.
final class Materials {
    static final String HOST = "localhost";

    private static final Instant NOW = Instant.now();
    private static final Instant FROM = NOW.minus(Duration.ofDays(30));
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(30));
    private static final String CLIENT_CA = "Client CA";

    private final Path folder;
    final Issued serverCa = current(CertificateDraft.authority("Server CA")).selfSigned();
    final Issued clientCa = current(CertificateDraft.authority(CLIENT_CA)).selfSigned();
    final Issued intermediate =
            current(CertificateDraft.authority("Client intermediate CA")).issuedBy(clientCa);
    final Issued otherCa = current(CertificateDraft.authority("Other CA")).selfSigned();
    private final Map<Fault, Credential> clients = new EnumMap<>(Fault.class);

    /// @param folder readable for everybody, since some servers give up being root
    Materials(Path folder) throws IOException {
        this.folder = folder;
        var server = current(CertificateDraft.server(HOST, "127.0.0.1")).issuedBy(serverCa);
        certificates("server.pem", server, serverCa);
        TestCredentials.writeKey(key(), server.keys().getPrivate());
        Files.writeString(both(), Files.readString(file("server.pem")) + Files.readString(key()));
        certificates("client-ca.pem", clientCa);
        makeClients();
    }

    private void makeClients() throws IOException {
        var good = client("good");
        put(Fault.GOOD_EC, good.issuedBy(clientCa));
        put(
                Fault.GOOD_RSA,
                client("good").keys(CertificateDraft.keys("RSA", 2048)).issuedBy(clientCa));
        put(Fault.OTHER_CA, client("other").issuedBy(otherCa));
        put(Fault.SELF_SIGNED, client("self-signed").selfSigned());
        put(
                Fault.EXPIRED,
                client("expired").valid(FROM, NOW.minus(Duration.ofDays(1))).issuedBy(clientCa));
        put(
                Fault.NOT_YET_VALID,
                client("future").valid(NOW.plus(Duration.ofDays(1)), UNTIL).issuedBy(clientCa));
        put(
                Fault.SERVER_AUTH_ONLY,
                current(CertificateDraft.named("for servers").purpose(KeyPurposeId.id_kp_serverAuth))
                        .issuedBy(clientCa));
        put(
                Fault.NO_DIGITAL_SIGNATURE,
                client("no signing").keyUsage(KeyUsage.keyEncipherment).issuedBy(clientCa));
        var revoked = client("revoked").issuedBy(clientCa);
        put(Fault.REVOKED, revoked);
        var owner = client("wrong key").issuedBy(clientCa);
        clients.put(
                Fault.WRONG_KEY,
                new Credential(
                        List.of(owner.encoded()),
                        CertificateDraft.keys("EC", 256).getPrivate()));
        put(Fault.INTERMEDIATE_NOT_SENT, client("below").issuedBy(intermediate));
        put(Fault.INTERMEDIATE_SENT, client("below").issuedBy(intermediate), intermediate);
        var rekeyed = current(CertificateDraft.authority(CLIENT_CA)).selfSigned();
        put(Fault.CA_REKEYED, client("of the new key").issuedBy(rekeyed));
        put(
                Fault.CA_REKEYED_WITHOUT_IDENTIFIERS,
                client("of the new key").withoutKeyIdentifiers().issuedBy(rekeyed));
        list("crl.pem", FROM, UNTIL, revoked);
        list("expired-crl.pem", FROM, NOW.minus(Duration.ofDays(1)), revoked);
    }

    private static CertificateDraft client(String name) {
        return current(CertificateDraft.client(name));
    }

    static CertificateDraft current(CertificateDraft draft) {
        return draft.valid(FROM, UNTIL);
    }

    private void put(Fault fault, Issued... chain) {
        clients.put(fault, credential(chain));
    }

    /// The first one's, with those above it.
    static Credential credential(Issued... chain) {
        return new Credential(
                Arrays.stream(chain).map(Issued::encoded).toList(),
                chain[0].keys().getPrivate());
    }

    /// What the client shows; empty where it shows none.
    Optional<Credential> client(Fault fault) {
        return Optional.ofNullable(clients.get(fault));
    }

    /// Whom the client trusts.
    List<EncodedCertificate> anchors() {
        return List.of(serverCa.encoded());
    }

    private void list(String name, Instant from, Instant until, Issued... revoked) throws IOException {
        var der = clientCa.revokes(from, until, revoked).toArray();
        Files.writeString(
                file(name),
                "-----BEGIN X509 CRL-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END X509 CRL-----\n",
                StandardCharsets.US_ASCII);
    }

    Path certificates(String name, Issued... chain) throws IOException {
        return TestCredentials.writeCertificates(
                file(name), Arrays.stream(chain).map(Issued::encoded).toArray(EncodedCertificate[]::new));
    }

    Path key(String name, KeyPair pair) throws IOException {
        return TestCredentials.writeKey(file(name), pair.getPrivate());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// The server's certificate and those above it.
    Path chain() {
        return file("server.pem");
    }

    Path key() {
        return file("server.key");
    }

    /// Chain and key in one file.
    Path both() {
        return file("server-both.pem");
    }

    Path clientAuthority() {
        return file("client-ca.pem");
    }

    Path list() {
        return file("crl.pem");
    }

    Path expiredList() {
        return file("expired-crl.pem");
    }
}
