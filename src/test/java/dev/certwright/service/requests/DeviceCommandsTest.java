package dev.certwright.service.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.service.TestBench;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the programs make of our commands is what was ordered.
class DeviceCommandsTest {
    private static final KeySpec P256 = new KeySpec.Ec(NamedCurve.SECP256R1);

    @TempDir
    Path folder;

    @Test
    void opensslMakesTheRequestThatWasOrdered() throws Exception {
        Program.assumePresent("openssl", "sh");
        var order = order("device's $(name)", CertificateProfile.PEER, P256, "C=TW, O=a \\\"b\\\" $c\\; 測試, CN=d#1");
        var request = run(new OpenSslRequestScript(order).text(), "");
        assertOrdered(order, request);
        assertEquals("ECDSA P-256", request.details().publicKey().label());
    }

    @Test
    void opensslMakesTheRequestOfAnIntermediateCa() throws Exception {
        Program.assumePresent("openssl", "sh");
        var order = order("sub", CertificateProfile.INTERMEDIATE_CA, new KeySpec.Ed25519(), "CN=Sub");
        var request = run(new OpenSslRequestScript(order).text(), "");
        assertEquals(
                new BasicConstraints(true, java.util.OptionalInt.of(0)),
                request.basicConstraints().orElseThrow());
        assertEquals("Ed25519", request.details().publicKey().label());
    }

    @Test
    void keytoolMakesTheRequestThatWasOrdered() throws Exception {
        Program.assumePresent("keytool", "sh");
        var order = order("device", CertificateProfile.SERVER, P256, "C=TW, O=a\\, b, CN=device");
        var request = run(new KeytoolCommands(order).text(), "changeit\nchangeit\n");
        assertOrdered(order, request);
    }

    @Test
    void theKeyThatOpensslMakesIsItsOwnersOnly() throws Exception {
        Program.assumePresent("openssl", "sh");
        run(new OpenSslRequestScript(order("device", CertificateProfile.CLIENT, P256, "CN=device")).text(), "");
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("device.key"))));
    }

    @Test
    void windowsIsToldTheSame() throws Exception {
        var text = new CertreqCommands(order("it's", CertificateProfile.SERVER, P256, "CN=\\\"q\\\"")).text();
        for (var line : List.of(
                "Subject = \"CN=\\\"\"q\\\"\"\"",
                "KeyAlgorithm = ECDSA_P256",
                "KeyUsage = 0x80",
                "OID = 1.3.6.1.5.5.7.3.1",
                "_continue_ = \"dns=device.internal&\"",
                "_continue_ = \"ipaddress=192.0.2.7&\"",
                "certreq -new 'it_s.inf' 'it_s.csr'")) {
            assertTrue(text.contains(line + "\n"), text);
        }
        assertFalse(text.contains("2.5.29.19"), text);
    }

    @Test
    void windowsMakesNoEdwardsKeys() {
        var order = order("device", CertificateProfile.SERVER, new KeySpec.Ed25519(), "CN=device");
        assertThrows(PkiException.InvalidInput.class, () -> new CertreqCommands(order).text());
    }

    private static void assertOrdered(RequestOrder order, RequestedCertificate request) {
        assertTrue(request.details().signatureValid());
        assertEquals(order.template().subject(), request.subject());
        assertEquals(order.template().subjectAltNames(), request.subjectAltNames());
        assertEquals(order.template().keyUsage(), request.keyUsage().orElseThrow());
        assertEquals(
                Set.copyOf(order.template().extendedKeyUsage()),
                Set.copyOf(request.extendedKeyUsage().orElseThrow()));
    }

    private static RequestOrder order(String name, CertificateProfile profile, KeySpec key, String subject) {
        var names = profile.authority()
                ? List.<dev.certwright.model.name.GeneralName>of()
                : TestBench.names("device.internal", "192.0.2.7", "spiffe://example.org/device");
        return RequestOrder.of(
                name, Optional.of(profile), TestBench.value(DistinguishedName.parse(subject)), names, key);
    }

    private RequestedCertificate run(String script, String input) throws Exception {
        Files.writeString(folder.resolve("answers"), input);
        Files.writeString(folder.resolve("commands"), script);
        var outcome = Program.run(folder, "sh", "-ec", "keytool() { command keytool \"$@\" < answers; }; . ./commands");
        assertEquals(0, outcome.status(), outcome::text);
        try (var files = Files.list(folder)) {
            var made = files.filter(f -> f.toString().endsWith(".csr")).toList();
            var items = new ContentReader(new SecureRandom())
                    .read(Files.readAllBytes(made.getFirst()), "csr", List.of())
                    .items();
            Bytes der = ((Item.RequestItem) items.getFirst()).der();
            return new CertificationRequestReader().requested(der);
        }
    }
}
