package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.pki.certificate.RevocationListIssuer.Heading;
import dev.certwright.pki.certificate.RevocationListIssuer.Revoked;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.testing.Authorities;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationListIssuerTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Heading HEADING = new Heading(BigInteger.valueOf(258), NOW, NOW.plus(Duration.ofDays(7)));
    private static final KeySpec EC = new KeySpec.Ec(NamedCurve.SECP256R1);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private final RevocationListIssuer lists = new RevocationListIssuer(RANDOM);

    private static Revoked revoked(long serial, RevocationReason reason) {
        return new Revoked(
                new SerialNumber(BigInteger.valueOf(serial)),
                new Revocation(NOW.minus(Duration.ofHours(serial)), reason));
    }

    private static List<Revoked> oneForEveryReason() {
        return Arrays.stream(RevocationReason.values())
                .map(reason -> revoked(1000 + reason.code(), reason))
                .toList();
    }

    private static X509CRL jdk(Bytes list) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list.toArray()));
    }

    private static X509Certificate jdk(EncodedCertificate certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    static Stream<KeySpec> specs() {
        return KeySpec.all().stream()
                .filter(spec -> !spec.word().startsWith("rsa-") || spec.word().equals("rsa-2048"));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void javaVerifiesTheSignatureOfEveryKindOfKey(KeySpec spec) throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(spec);
        var ca = Authorities.root("O=MyOrg, CN=MyCA", keys, NOW);
        jdk(lists.issue(HEADING, oneForEveryReason(), ca, keys.getPrivate())).verify(jdk(ca).getPublicKey());
    }

    @Test
    void opensslVerifiesItAndReadsTheSameLines() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("C=TW, O=MyOrg, CN=MyCA", keys, NOW);
        write("ca.der", Bytes.of(ca.der()));
        write("list.crl", lists.issue(HEADING, oneForEveryReason(), ca, keys.getPrivate()));
        var openssl = new OpenSsl(folder);
        openssl.text("x509", "-inform", "DER", "-in", "ca.der", "-out", "ca.pem");

        var text = openssl.text("crl", "-inform", "DER", "-in", "list.crl", "-CAfile", "ca.pem", "-verify", "-text");

        assertTrue(text.contains("verify OK"), text);
        for (var expected : List.of(
                "Version 2 (0x1)",
                "Issuer: C = TW, O = MyOrg, CN = MyCA",
                "Last Update: May  1 12:00:00 2026 GMT",
                "Next Update: May  8 12:00:00 2026 GMT",
                "X509v3 CRL Number: \n                258",
                new CertificateReader().read(ca).subjectKeyIdentifier().orElseThrow(),
                "Serial Number: 03E9",
                "Key Compromise",
                "CA Compromise",
                "Affiliation Changed",
                "Superseded",
                "Cessation Of Operation",
                "Certificate Hold",
                "Privilege Withdrawn",
                "AA Compromise")) {
            assertTrue(text.contains(expected), expected + " is not in\n" + text);
        }
        assertFalse(text.contains("Unspecified"), text);
    }

    @Test
    void javaReadsTheSameLines() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("O=MyOrg, CN=MyCA", keys, NOW);
        var list = jdk(lists.issue(HEADING, oneForEveryReason(), ca, keys.getPrivate()));

        assertEquals(
                RevocationReason.values().length, list.getRevokedCertificates().size());
        for (var one : oneForEveryReason()) {
            var line = list.getRevokedCertificate(one.serialNumber().value());
            assertEquals(one.revocation().at(), line.getRevocationDate().toInstant());
            var reason = line.getRevocationReason();
            assertEquals(
                    one.revocation().reason() == RevocationReason.UNSPECIFIED
                            ? null
                            : one.revocation().reason().name(),
                    reason == null ? null : reason.name());
        }
        assertEquals(List.of(), List.copyOf(list.getCriticalExtensionOIDs()));
        assertEquals(2, list.getNonCriticalExtensionOIDs().size());
    }

    @Test
    void aListWithoutLinesLeavesThemOut() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("CN=CA", keys, NOW);
        var list = lists.issue(HEADING, List.of(), ca, keys.getPrivate());
        assertNull(jdk(list).getRevokedCertificates());
        write("list.crl", list);
        var text = new OpenSsl(folder).text("crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text");
        assertTrue(text.contains("No Revoked Certificates."), text);
    }

    @Test
    void theIssuersNameIsCopiedOctetForOctet() throws Exception {
        var openssl = new OpenSsl(folder);
        var command = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key"
                + " -subj /C=TW/O=Old__Org/CN=printable -out ca.der -outform DER -days 3000";
        openssl.text(Arrays.stream(command.split(" ", -1))
                .map(word -> word.replace("__", "  "))
                .toArray(String[]::new));
        openssl.text("pkcs8", "-topk8", "-nocrypt", "-in", "ca.key", "-outform", "DER", "-out", "ca.p8");
        var ca = new EncodedCertificate(Files.readAllBytes(folder.resolve("ca.der")));
        var key = new PrivateKeyCodec().decode(Files.readAllBytes(folder.resolve("ca.p8")), "ca.p8");
        var list = lists.issue(HEADING, List.of(), ca, key);
        assertEquals(
                HexFormat.of().formatHex(jdk(ca).getSubjectX500Principal().getEncoded()),
                HexFormat.of().formatHex(jdk(list).getIssuerX500Principal().getEncoded()));
    }

    @Test
    void opensslRefusesTheRevokedCertificateAndAcceptsTheOther() throws Exception {
        var pki = new dev.certwright.testing.Pki(folder);
        var ca = pki.root("ca");
        var first = new CertificateReader().read(pki.server("first", "ca")).serialNumber();
        pki.server("second", "ca");
        pki.openssl("pkcs8", "-topk8", "-nocrypt", "-in", "ca.key", "-outform", "DER", "-out", "ca.p8");
        var key = new PrivateKeyCodec().decode(Files.readAllBytes(folder.resolve("ca.p8")), "ca.p8");
        var now = Instant.now();
        var heading = new Heading(BigInteger.ONE, now.minusSeconds(60), now.plus(Duration.ofDays(1)));
        var line = new Revoked(first, new Revocation(now.minusSeconds(120), RevocationReason.KEY_COMPROMISE));
        write("list.der", lists.issue(heading, List.of(line), ca, key));
        pki.openssl("crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem");

        var openssl = new OpenSsl(folder);
        var common = List.of("verify", "-x509_strict", "-crl_check", "-CAfile", "ca.pem", "-CRLfile", "list.pem");
        var refused = openssl.run(with(common, "first.pem"));
        var accepted = openssl.run(with(common, "second.pem"));

        assertTrue(refused.text().contains("certificate revoked"), refused.text());
        assertTrue(accepted.text().contains("second.pem: OK"), accepted.text());
    }

    private static String[] with(List<String> arguments, String last) {
        return Stream.concat(arguments.stream(), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void aHundredThousandLinesAreAllThere() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("CN=CA", keys, NOW);
        int count = 100_000;
        Iterable<Revoked> many = () -> IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Revoked(
                        new SerialNumber(BigInteger.valueOf(i).shiftLeft(80)),
                        new Revocation(NOW, RevocationReason.SUPERSEDED)))
                .iterator();
        var list = lists.issue(HEADING, many, ca, keys.getPrivate());
        assertEquals(count, new RevocationListReader().read(list.toArray()).revoked());
        var theirs = CertificateList.getInstance(list.toArray());
        int seen = 0;
        for (var lines = theirs.getRevokedCertificateEnumeration(); lines.hasMoreElements(); lines.nextElement()) {
            seen++;
        }
        assertEquals(count, seen);
    }

    @Test
    void theNumberMayTakeTwentyOctets() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("CN=CA", keys, NOW);
        var largest = BigInteger.TWO.pow(159).subtract(BigInteger.ONE);
        var list = lists.issue(new Heading(largest, NOW, NOW.plusSeconds(1)), List.of(), ca, keys.getPrivate());
        var extension = CertificateList.getInstance(list.toArray())
                .getTBSCertList()
                .getExtensions()
                .getExtension(Extension.cRLNumber);
        assertEquals(
                largest, ASN1Integer.getInstance(extension.getParsedValue()).getValue());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Heading(largest.add(BigInteger.ONE), NOW, NOW.plusSeconds(1)));
    }

    @Test
    void datesFrom2050OnAreGeneralizedTime() throws Exception {
        var keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("CN=CA", keys, NOW);
        var heading = new Heading(BigInteger.ONE, NOW, Instant.parse("2050-01-01T00:00:00Z"));
        write("list.crl", lists.issue(heading, List.of(), ca, keys.getPrivate()));
        var text = new OpenSsl(folder).text("asn1parse", "-inform", "DER", "-in", "list.crl");
        assertTrue(text.contains("UTCTIME           :260501120000Z"), text);
        assertTrue(text.contains("GENERALIZEDTIME   :20500101000000Z"), text);
    }

    @Test
    void refusesAKeyThatIsNotTheIssuersOwn() throws Exception {
        KeyPair keys = new KeyPairFactory(RANDOM).generate(EC);
        var ca = Authorities.root("CN=CA", keys, NOW);
        var other = new KeyPairFactory(RANDOM).generate(EC).getPrivate();
        assertThrows(PkiException.KeyMismatch.class, () -> lists.issue(HEADING, List.of(), ca, other));
    }

    private void write(String file, Bytes content) throws Exception {
        Files.write(folder.resolve(file), content.toArray());
    }
}
