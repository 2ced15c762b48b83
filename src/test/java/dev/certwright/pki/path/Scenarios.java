package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.FROM;
import static dev.certwright.testing.CertificateDraft.UNTIL;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.client;
import static dev.certwright.testing.CertificateDraft.keys;
import static dev.certwright.testing.CertificateDraft.named;
import static dev.certwright.testing.CertificateDraft.server;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.path.Scenario.Oracle;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Paths that are right and paths that are wrong in one way each.
final class Scenarios {
    private static final Duration DAY = Duration.ofDays(1);

    private Scenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(
                        chains(), signatures(), dates(), authorities(), constraints(), usages(), hosts(), revocations())
                .flatMap(List::stream);
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static List<Scenario> chains() {
        var root = authority("MyCA").selfSigned();
        var intermediate = authority("Issuing CA").issuedBy(root);
        var leaf = server("localhost").issuedBy(intermediate);
        var twin = authority("MyCA").selfSigned();
        var silentRoot = authority("Twins").withoutKeyIdentifiers().selfSigned();
        var silentTwin = authority("Twins").withoutKeyIdentifiers().selfSigned();
        var silentLeaf = server("localhost").withoutKeyIdentifiers().issuedBy(silentTwin);
        var oldRoot = authority("Old root").selfSigned();
        var newKeys = keys("EC", 256);
        var newRoot = authority("New root").keys(newKeys).selfSigned();
        var cross = authority("New root").keys(newKeys).issuedBy(oldRoot);
        var underNew = server("localhost").issuedBy(newRoot);
        var one = keys("EC", 256);
        var two = keys("EC", 256);
        var circleOne = authority("One")
                .keys(one)
                .issuedBy(new Issued(authority("Two").selfSigned().holder(), two));
        var circleTwo = authority("Two").keys(two).issuedBy(circleOne);
        var lonely = server("localhost").selfSigned();
        var deprecated = authority("Issuing CA")
                .keys(intermediate.keys())
                .valid(FROM, AT.minus(DAY))
                .issuedBy(root);
        return List.of(
                Scenario.of("server under a root", server("localhost").issuedBy(root))
                        .anchors(root)
                        .isValid(),
                Scenario.of("server under an intermediate", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .isValid(),
                Scenario.of("client", client("client01").issuedBy(root))
                        .anchors(root)
                        .purpose(Purpose.CLIENT)
                        .isValid(),
                Scenario.of("intermediate missing", leaf).anchors(root).fails("chain"),
                Scenario.of("no anchors", leaf)
                        .untrusted(intermediate, root)
                        .beyond(Oracle.JDK)
                        .fails("chain"),
                Scenario.of("root unknown", leaf)
                        .anchors(twin)
                        .untrusted(intermediate, root)
                        .fails("chain"),
                Scenario.of("self-signed leaf", lonely).anchors(root).fails("chain"),
                Scenario.of("self-signed leaf that is trusted", lonely)
                        .anchors(lonely)
                        .beyond(Oracle.JDK)
                        .isValid(),
                Scenario.of("anchor that is not self-signed", leaf)
                        .anchors(intermediate)
                        .isValid(),
                Scenario.of("two CAs of one name", leaf)
                        .anchors(twin, root)
                        .untrusted(intermediate)
                        .isValid(),
                Scenario.of("two CAs of one name without key identifiers", silentLeaf)
                        .anchors(silentRoot, silentTwin)
                        .beyond(Oracle.OPENSSL)
                        .isValid(),
                Scenario.of(
                                "only the other CA of that name",
                                server("localhost").issuedBy(root))
                        .anchors(twin)
                        .fails("chain"),
                Scenario.of("cross certificate", underNew)
                        .anchors(oldRoot)
                        .untrusted(newRoot, cross)
                        .beyond(Oracle.OPENSSL) // does not turn back from the root it does not trust
                        .isValid(),
                Scenario.of("cross certificate beside its root", underNew)
                        .anchors(oldRoot, newRoot)
                        .untrusted(cross)
                        .isValid(),
                Scenario.of("an expired twin of the intermediate", leaf)
                        .anchors(root)
                        .untrusted(deprecated, intermediate)
                        .isValid(),
                Scenario.of("loop", server("localhost").issuedBy(circleTwo))
                        .anchors(root)
                        .untrusted(circleOne, circleTwo)
                        .fails("chain"));
    }

    private static List<Scenario> signatures() {
        var root = authority("MyCA").selfSigned();
        var leaf = server("localhost").issuedBy(root);
        var der = leaf.encoded().der();
        der[der.length - 1] ^= 1;
        var rsa = keys("RSA", 2048);
        var rsaRoot = authority("RSA").keys(rsa).selfSigned();
        var pssRoot = authority("PSS").keys(rsa).signed("PSS").selfSigned();
        var edRoot = authority("Ed").keys(keys("Ed25519", 0)).selfSigned();
        var weak = server("localhost").keys(keys("RSA", 1024)).issuedBy(root);
        return List.of(
                Scenario.of("tampered signature", new EncodedCertificate(der))
                        .anchors(root)
                        .fails("signatures"),
                Scenario.of("RSA", server("localhost").issuedBy(rsaRoot))
                        .anchors(rsaRoot)
                        .isValid(),
                Scenario.of("RSA-PSS", server("localhost").signed("PSS").issuedBy(pssRoot))
                        .anchors(pssRoot)
                        .isValid(),
                Scenario.of("Ed25519", server("localhost").issuedBy(edRoot))
                        .anchors(edRoot)
                        .isValid(),
                Scenario.of("SHA-1", server("localhost").signed("SHA1with").issuedBy(root))
                        .anchors(root)
                        .beyond(Oracle.JDK)
                        .fails("algorithms"),
                Scenario.of("RSA of 1024 bits", weak)
                        .anchors(root)
                        .beyond(Oracle.JDK)
                        .fails("algorithms"));
    }

    private static List<Scenario> dates() {
        var root = authority("MyCA").selfSigned();
        var expiredRoot = authority("Old").valid(FROM, AT.minus(DAY)).selfSigned();
        return List.of(
                Scenario.of(
                                "expired leaf",
                                server("localhost").valid(FROM, AT.minus(DAY)).issuedBy(root))
                        .anchors(root)
                        .fails("dates"),
                Scenario.of(
                                "leaf not yet valid",
                                server("localhost").valid(AT.plus(DAY), UNTIL).issuedBy(root))
                        .anchors(root)
                        .fails("dates"),
                Scenario.of("expired anchor", server("localhost").issuedBy(expiredRoot))
                        .anchors(expiredRoot)
                        .beyond(Oracle.JDK)
                        .fails("dates"));
    }

    private static List<Scenario> authorities() {
        var root = authority("MyCA").selfSigned();
        var noCa = authority("Not a CA").notAnAuthority().issuedBy(root);
        var unsaid = authority("Unsaid")
                .withoutBasicConstraints()
                .keyUsage(KeyUsage.digitalSignature)
                .issuedBy(root);
        var noSign =
                authority("No keyCertSign").keyUsage(KeyUsage.digitalSignature).issuedBy(root);
        var last = authority("Last").pathLength(0).issuedBy(root);
        var beyondLast = authority("Beyond").issuedBy(last);
        var unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        return List.of(
                Scenario.of("issuer is no CA", server("localhost").issuedBy(noCa))
                        .anchors(root)
                        .untrusted(noCa)
                        .fails("basic-constraints"),
                Scenario.of(
                                "issuer does not say it is a CA",
                                server("localhost").issuedBy(unsaid))
                        .anchors(root)
                        .untrusted(unsaid)
                        .fails("basic-constraints"),
                Scenario.of("issuer without keyCertSign", server("localhost").issuedBy(noSign))
                        .anchors(root)
                        .untrusted(noSign)
                        .fails("basic-constraints"),
                Scenario.of("path length kept", server("localhost").issuedBy(last))
                        .anchors(root)
                        .untrusted(last)
                        .isValid(),
                Scenario.of("path length passed", server("localhost").issuedBy(beyondLast))
                        .anchors(root)
                        .untrusted(last, beyondLast)
                        .fails("basic-constraints"),
                Scenario.of(
                                "unknown critical extension",
                                server("localhost")
                                        .with(unknown, true, new DERUTF8String("?"))
                                        .issuedBy(root))
                        .anchors(root)
                        .fails("critical-extensions"),
                Scenario.of(
                                "unknown extension that is not critical",
                                server("localhost")
                                        .with(unknown, false, new DERUTF8String("?"))
                                        .issuedBy(root))
                        .anchors(root)
                        .isValid());
    }

    private static List<Scenario> constraints() {
        var root = authority("MyCA").selfSigned();
        var permitting = authority("Permitting").permits(dns("example.com")).issuedBy(root);
        var excluding = authority("Excluding").excludes(dns("example.com")).issuedBy(root);
        var network = authority("Network")
                .permits(new GeneralName(GeneralName.iPAddress, "10.0.0.0/8"))
                .issuedBy(root);
        var organization = authority("Organization")
                .permits(new GeneralName(new org.bouncycastle.asn1.x500.X500Name("C=TW,O=myorg")))
                .issuedBy(root);
        var excludedHost =
                authority("Excluded host").excludes(dns("a.example.com")).issuedBy(root);
        return List.of(
                under(permitting, root, "permitted name", "www.example.com").isValid(),
                under(permitting, root, "permitted domain itself", "example.com")
                        .isValid(),
                under(permitting, root, "name that is not permitted", "example.org")
                        .fails("name-constraints"),
                under(permitting, root, "name that only ends alike", "badexample.com")
                        .fails("name-constraints"),
                Scenario.of(
                                "address where names are limited",
                                named("A device")
                                        .names(new GeneralName(GeneralName.iPAddress, "10.0.0.1"))
                                        .issuedBy(permitting))
                        .anchors(root)
                        .untrusted(permitting)
                        .isValid(),
                under(excluding, root, "excluded name", "www.example.com").fails("name-constraints"),
                under(excluding, root, "name that is not excluded", "example.org")
                        .isValid(),
                under(excludedHost, root, "wildcard over an excluded name", "*.example.com")
                        .beyond(Oracle.OPENSSL)
                        .beyond(Oracle.JDK)
                        .fails("name-constraints"),
                under(network, root, "permitted address", "10.1.2.3").isValid(),
                under(network, root, "address outside", "192.168.0.1").fails("name-constraints"),
                under(organization, root, "permitted subject, other case", "example.org")
                        .isValid(),
                Scenario.of(
                                "subject that is not permitted",
                                CertificateDraft.withSubject("C=TW,O=Other,CN=x")
                                        .names(dns("x.example"))
                                        .issuedBy(organization))
                        .anchors(root)
                        .untrusted(organization)
                        .fails("name-constraints"));
    }

    private static Scenario.Builder under(Issued issuer, Issued root, String name, String host) {
        return Scenario.of(name, server(host).issuedBy(issuer)).anchors(root).untrusted(issuer);
    }

    private static List<Scenario> usages() {
        var root = authority("MyCA").selfSigned();
        var clientsOnly =
                authority("Clients only").purpose(KeyPurposeId.id_kp_clientAuth).issuedBy(root);
        var everything = named("localhost").names(dns("localhost"));
        return List.of(
                Scenario.of(
                                "client certificate for a server",
                                client("client01").issuedBy(root))
                        .anchors(root)
                        .fails("usage"),
                Scenario.of(
                                "server certificate for a client",
                                server("localhost").issuedBy(root))
                        .anchors(root)
                        .purpose(Purpose.CLIENT)
                        .fails("usage"),
                Scenario.of("any purpose asked for", client("client01").issuedBy(root))
                        .anchors(root)
                        .purpose(Purpose.ANY)
                        .isValid(),
                Scenario.of("no purpose stated", everything.issuedBy(root))
                        .anchors(root)
                        .isValid(),
                Scenario.of("CA for clients only", server("localhost").issuedBy(clientsOnly))
                        .anchors(root)
                        .untrusted(clientsOnly)
                        .beyond(Oracle.JDK)
                        .fails("usage"),
                Scenario.of(
                                "key usage without digital signature",
                                server("localhost")
                                        .keyUsage(KeyUsage.dataEncipherment)
                                        .issuedBy(root))
                        .anchors(root)
                        .beyond(Oracle.JDK)
                        .fails("usage"));
    }

    private static List<Scenario> hosts() {
        var root = authority("MyCA").selfSigned();
        var leaf = server("localhost", "*.example.com", "127.0.0.1", "::1").issuedBy(root);
        var commonNameOnly =
                named("localhost").purpose(KeyPurposeId.id_kp_serverAuth).issuedBy(root);
        return List.of(
                Scenario.of("host", leaf).anchors(root).host("LOCALHOST").isValid(),
                Scenario.of("host under a wildcard", leaf)
                        .anchors(root)
                        .host("www.example.com")
                        .isValid(),
                Scenario.of("host two labels under a wildcard", leaf)
                        .anchors(root)
                        .host("a.b.example.com")
                        .fails("host-name"),
                Scenario.of("the wildcard's own domain", leaf)
                        .anchors(root)
                        .host("example.com")
                        .fails("host-name"),
                Scenario.of("other host", leaf)
                        .anchors(root)
                        .host("example.org")
                        .fails("host-name"),
                Scenario.of("address", leaf).anchors(root).host("127.0.0.1").isValid(),
                Scenario.of("IPv6 address", leaf)
                        .anchors(root)
                        .host("0:0:0:0:0:0:0:1")
                        .isValid(),
                Scenario.of("other address", leaf)
                        .anchors(root)
                        .host("127.0.0.2")
                        .fails("host-name"),
                // OpenSSL falls back to the common name
                Scenario.of("common name only", commonNameOnly)
                        .anchors(root)
                        .host("localhost")
                        .beyond(Oracle.OPENSSL)
                        .fails("host-name"));
    }

    private static List<Scenario> revocations() {
        var root = authority("MyCA").selfSigned();
        var intermediate = authority("Issuing CA").issuedBy(root);
        var leaf = server("localhost").issuedBy(intermediate);
        var twin = authority("Issuing CA").issuedBy(root);
        var next = AT.plus(DAY);
        var good = intermediate.revokes(FROM, next);
        var rootList = root.revokes(FROM, next);
        return List.of(
                Scenario.of("not revoked", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(good, rootList)
                        .isValid(),
                Scenario.of("revoked leaf", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(intermediate.revokes(FROM, next, leaf), rootList)
                        .fails("revocation"),
                Scenario.of("revoked intermediate", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(good, root.revokes(FROM, next, intermediate))
                        .fails("revocation"),
                Scenario.of("expired list", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(intermediate.revokes(FROM, AT.minus(DAY)), rootList)
                        .fails("revocation"),
                Scenario.of("list of the future", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(intermediate.revokes(next, UNTIL), rootList)
                        .beyond(Oracle.JDK) // lets it pass
                        .fails("revocation"),
                Scenario.of("list signed with another key", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .lists(new Issued(intermediate.holder(), twin.keys()).revokes(FROM, next), rootList)
                        .fails("revocation"));
    }
}
