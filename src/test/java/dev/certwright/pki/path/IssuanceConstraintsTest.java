package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.OpenSsl;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.key.KeyPairFactory;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What would be refused is issued all the same, and others judge it: they refuse exactly what we refuse.
/// No certificate has a common name, because the JDK takes every one for a host name where no host is named.
class IssuanceConstraintsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CertificateIssuer ISSUER = new CertificateIssuer(RANDOM);
    private static KeyPair topKeys;
    private static KeyPair keys;
    private static EncodedCertificate top;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTop() throws PkiException {
        topKeys = new KeyPairFactory(RANDOM).generate(new KeySpec.Ec(NamedCurve.SECP256R1));
        keys = new KeyPairFactory(RANDOM).generate(new KeySpec.Ec(NamedCurve.SECP256R1));
        top = ISSUER.selfSign(authority("Top", OptionalInt.empty()), topKeys, ISSUER.newSerialNumber());
    }

    /// A case.
    ///
    /// @param authorities below the root, the highest first
    /// @param refused     key of the sentence; empty when it may be signed
    record Case(String name, List<CertificateTemplate> authorities, CertificateTemplate wanted, String refused) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        Stream.of(
                                ok("no constraint", server("localhost"), plain()),
                                ok(
                                        "a name below a permitted domain",
                                        server("www.example.com"),
                                        permit("dns:example.com")),
                                ok("the permitted domain itself", server("example.com"), permit("dns:example.com")),
                                not("a name of another domain", server("www.example.org"), permit("dns:example.com")),
                                not("a name that only ends alike", server("badexample.com"), permit("dns:example.com")),
                                ok("a wildcard within", server("*.example.com"), permit("dns:example.com")),
                                not("a wildcard elsewhere", server("*.example.org"), permit("dns:example.com")),
                                not(
                                        "one name of two",
                                        server("a.example.com", "a.example.org"),
                                        permit("dns:example.com")),
                                ok(
                                        "one of two domains",
                                        server("a.example.org"),
                                        permit("dns:example.com", "dns:example.org")),
                                out("an excluded domain", server("a.bad.example.com"), exclude("dns:bad.example.com")),
                                ok(
                                        "beside an excluded domain",
                                        server("good.example.com"),
                                        exclude("dns:bad.example.com")),
                                out(
                                        "excluded within the permitted",
                                        server("x.bad.example.com"),
                                        both("dns:example.com", "dns:bad.example.com")),
                                ok("an address in the block", server("192.0.2.7"), permit("ip:192.0.2.0/24")),
                                not("an address beyond the block", server("192.0.3.7"), permit("ip:192.0.2.0/24")),
                                ok("an IPv6 address in the block", server("2001:db8::7"), permit("ip:2001:db8::/32")),
                                not("an IPv6 address beyond", server("2001:db9::7"), permit("ip:2001:db8::/32")),
                                ok(
                                        "an address where names are limited",
                                        server("192.0.2.7"),
                                        permit("dns:example.com"))),
                        Stream.of(
                                ok("a mailbox of the host", client("a@example.com"), permit("email:example.com")),
                                not("a mailbox elsewhere", client("a@example.org"), permit("email:example.com")),
                                ok(
                                        "a mailbox below the domain",
                                        client("a@x.example.com"),
                                        permit("email:.example.com")),
                                ok("a URI of the host", client("https://a.example.com/x"), permit("uri:a.example.com")),
                                not("a URI elsewhere", client("https://a.example.org/x"), permit("uri:.example.com")),
                                ok("a subject within", subject("O=MyOrg, CN=x"), permit("dir:O=MyOrg")),
                                not("a subject elsewhere", subject("O=Other, CN=x"), permit("dir:O=MyOrg")),
                                out("an excluded subject", subject("O=Bad, CN=x"), exclude("dir:O=Bad")),
                                out(
                                        "a mailbox in the subject",
                                        subject("CN=x, emailAddress=a@example.org"),
                                        exclude("email:example.org"))),
                        Stream.of(
                                new Case(
                                        "a constraint of the CA above",
                                        List.of(permit("dns:example.com"), plain("Sub")),
                                        server("a.example.org"),
                                        "violation.constraint.notPermitted"),
                                new Case(
                                        "within both constraints",
                                        List.of(permit("dns:example.com"), permit("Sub", "dns:a.example.com")),
                                        server("x.a.example.com"),
                                        ""),
                                new Case(
                                        "within the upper constraint only",
                                        List.of(permit("dns:example.com"), permit("Sub", "dns:a.example.com")),
                                        server("x.b.example.com"),
                                        "violation.constraint.notPermitted"),
                                ok("a leaf where no CA may follow", server("a"), authority("Mid", OptionalInt.of(0))),
                                new Case(
                                        "a CA where none may follow",
                                        List.of(authority("Mid", OptionalInt.of(0))),
                                        authority("New", OptionalInt.empty()),
                                        "violation.constraint.pathLength"),
                                ok(
                                        "a CA where one may follow",
                                        authority("New", OptionalInt.of(0)),
                                        authority("Mid", OptionalInt.of(1))),
                                new Case(
                                        "the second CA where one may follow",
                                        List.of(authority("Mid", OptionalInt.of(1)), plain("Sub")),
                                        authority("New", OptionalInt.of(0)),
                                        "violation.constraint.pathLength"),
                                new Case(
                                        "an issuer that is no CA",
                                        List.of(leaf("Mid", List.of(), Set.of(KeyUsage.DIGITAL_SIGNATURE))),
                                        server("a"),
                                        "violation.constraint.notCa"),
                                new Case(
                                        "an issuer without keyCertSign",
                                        List.of(template(
                                                "O=Mid",
                                                List.of(),
                                                new BasicConstraints(true, OptionalInt.empty()),
                                                Set.of(KeyUsage.CRL_SIGN),
                                                List.of())),
                                        server("a"),
                                        "violation.constraint.noKeyCertSign")))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesExactlyWhatTheValidatorWouldRefuse(Case one) throws Exception {
        var path = issued(one);
        var validation = new PathValidator()
                .validate(new PathRequest(
                        path.getFirst(),
                        path.subList(1, path.size() - 1),
                        List.of(top),
                        List.of(),
                        NOW,
                        Purpose.ANY,
                        Optional.empty()));
        assertEquals(one.refused(), key(refusal(one)));
        var failed =
                validation.checks().stream().filter(check -> check.failed()).toList();
        assertEquals(one.refused().isEmpty(), failed.isEmpty(), failed::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void opensslRefusesTheSame(Case one) throws Exception {
        var path = issued(one);
        var pem = new PemCodec();
        Files.writeString(folder.resolve("top.pem"), pem.certificate(top));
        Files.writeString(folder.resolve("leaf.pem"), pem.certificate(path.getFirst()));
        var between = new StringBuilder();
        path.subList(1, path.size() - 1).forEach(certificate -> between.append(pem.certificate(certificate)));
        Files.writeString(folder.resolve("between.pem"), between);
        var answer = new OpenSsl(folder)
                .run(
                        "verify",
                        "-attime",
                        "" + NOW.getEpochSecond(),
                        "-CAfile",
                        "top.pem",
                        "-untrusted",
                        "between.pem",
                        "leaf.pem");
        assertEquals(one.refused().isEmpty(), answer.status() == 0, answer.text());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theJdkRefusesTheSame(Case one) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var path = new ArrayList<X509Certificate>();
        for (var certificate : issued(one)) {
            path.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der())));
        }
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(path.removeLast(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        Optional<String> refused = Optional.empty();
        try {
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            refused = Optional.of(String.valueOf(e.getMessage()));
        }
        assertEquals(one.refused().isEmpty(), refused.isEmpty(), refused::toString);
    }

    @Test
    void namesTheConstraintAndTheName() throws Exception {
        var refusal = refusal(new Case("", List.of(permit("dns:example.com", "dns:example.net")), server("a.org"), ""));
        assertEquals(
                Optional.of(Phrase.of(
                        "violation.constraint.notPermitted", "Mid", "a.org", "dns:example.com, dns:example.net")),
                refusal);
        assertEquals(
                Optional.of(Phrase.of("violation.constraint.excluded", "Mid", "10.1.2.3", "ip:10.0.0.0/8")),
                refusal(new Case("", List.of(exclude("ip:10.0.0.0/8")), server("10.1.2.3"), "")));
    }

    @Test
    void aCommonNameThatReadsLikeAHostIsOneWhereNoHostIsNamed() throws Exception {
        var one = new Case("", List.of(permit("dns:example.com")), subject("CN=db.example.org"), "");
        assertEquals("violation.constraint.notPermitted", key(refusal(one)));
        var known = new Case("", List.of(permit("dns:example.com")), subject("CN=client01"), "");
        assertEquals("", key(refusal(known)));
    }

    @Test
    void refusesATemplateThatContradictsItself() {
        var silent = template(
                "CN=x",
                List.of(),
                new BasicConstraints(true, OptionalInt.empty()),
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of());
        assertEquals("violation.constraint.caWithoutCertSign", key(IssuanceConstraints.refusal(silent, List.of(top))));
        var pretender = leaf("x", List.of(), Set.of(KeyUsage.KEY_CERT_SIGN));
        assertEquals(
                "violation.constraint.certSignWithoutCa", key(IssuanceConstraints.refusal(pretender, List.of(top))));
        var constrained = template(
                "CN=x",
                List.of(),
                BasicConstraints.END_ENTITY,
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                constraints(List.of("dns:a.example"), List.of()));
        assertEquals(
                "violation.constraint.constraintsWithoutCa",
                key(IssuanceConstraints.refusal(constrained, List.of(top))));
        assertTrue(IssuanceConstraints.refusal(authority("Root", OptionalInt.empty()), List.of())
                .isEmpty());
    }

    @Test
    void anIssuerThatCannotBeReadIssuesNothing() {
        var broken = new EncodedCertificate(new byte[] {0x30, 0x03, 1, 1, 1});
        assertEquals(
                "violation.constraint.unreadable",
                key(IssuanceConstraints.refusal(server("localhost"), List.of(broken))));
    }

    private static String key(Optional<Phrase> refusal) {
        return refusal.map(Phrase::key).orElse("");
    }

    private static Optional<Phrase> refusal(Case one) throws PkiException {
        return IssuanceConstraints.refusal(one.wanted(), chain(one).reversed());
    }

    /// The authorities with the root in front.
    private static List<EncodedCertificate> chain(Case one) throws PkiException {
        var chain = new ArrayList<>(List.of(top));
        for (var authority : one.authorities()) {
            chain.add(below(chain, authority));
        }
        return chain;
    }

    /// The path with the certificate that was asked for, the leaf first; below a CA a leaf of its own.
    private static List<EncodedCertificate> issued(Case one) throws PkiException {
        var chain = chain(one);
        chain.add(below(chain, one.wanted()));
        if (one.wanted().basicConstraints().ca()) {
            chain.add(below(chain, server("leaf")));
        }
        return chain.reversed();
    }

    private static EncodedCertificate below(List<EncodedCertificate> chain, CertificateTemplate template)
            throws PkiException {
        return ISSUER.issue(
                template,
                keys.getPublic(),
                chain.getLast(),
                (chain.size() == 1 ? topKeys : keys).getPrivate(),
                ISSUER.newSerialNumber());
    }

    private static Case ok(String name, CertificateTemplate wanted, CertificateTemplate authority) {
        return new Case(name, List.of(authority), wanted, "");
    }

    private static Case not(String name, CertificateTemplate wanted, CertificateTemplate authority) {
        return new Case(name, List.of(authority), wanted, "violation.constraint.notPermitted");
    }

    private static Case out(String name, CertificateTemplate wanted, CertificateTemplate authority) {
        return new Case(name, List.of(authority), wanted, "violation.constraint.excluded");
    }

    private static CertificateTemplate authority(String name, OptionalInt pathLength) {
        return template(
                "O=" + name,
                List.of(),
                new BasicConstraints(true, pathLength),
                Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
                List.of());
    }

    private static CertificateTemplate plain() {
        return plain("Mid");
    }

    private static CertificateTemplate plain(String name) {
        return authority(name, OptionalInt.empty());
    }

    private static CertificateTemplate permit(String first, String... subtrees) {
        boolean named = !first.contains(":");
        var all = named
                ? List.of(subtrees)
                : Stream.concat(Stream.of(first), Arrays.stream(subtrees)).toList();
        return constrained(named ? first : "Mid", all, List.of());
    }

    private static CertificateTemplate exclude(String... subtrees) {
        return constrained("Mid", List.of(), List.of(subtrees));
    }

    private static CertificateTemplate both(String permitted, String excluded) {
        return constrained("Mid", List.of(permitted), List.of(excluded));
    }

    private static CertificateTemplate constrained(String name, List<String> permitted, List<String> excluded) {
        return template(
                "O=" + name,
                List.of(),
                new BasicConstraints(true, OptionalInt.empty()),
                Set.of(KeyUsage.KEY_CERT_SIGN),
                constraints(permitted, excluded));
    }

    private static List<AddedExtension> constraints(List<String> permitted, List<String> excluded) {
        return List.of(new AddedExtension.NameConstraints(
                permitted.stream().map(IssuanceConstraintsTest::subtree).toList(),
                excluded.stream().map(IssuanceConstraintsTest::subtree).toList()));
    }

    private static Subtree subtree(String text) {
        var rest = text.substring(text.indexOf(':') + 1);
        return switch (text.substring(0, text.indexOf(':'))) {
            case "dns" -> new Subtree.Dns(rest);
            case "email" -> new Subtree.Email(rest);
            case "uri" -> new Subtree.Uri(rest);
            case "dir" -> new Subtree.Directory(value(DistinguishedName.parse(rest)));
            default -> {
                var parts = rest.split("/", 2);
                yield new Subtree.Ip(value(IpAddress.parse(parts[0])), Integer.parseInt(parts[1]));
            }
        };
    }

    private static CertificateTemplate server(String... names) {
        return leaf(
                "server",
                Arrays.stream(names).map(name -> value(GeneralName.parse(name))).toList(),
                Set.of(KeyUsage.DIGITAL_SIGNATURE));
    }

    private static CertificateTemplate client(String name) {
        return server(name);
    }

    private static CertificateTemplate subject(String subject) {
        return template(subject, List.of(), BasicConstraints.END_ENTITY, Set.of(KeyUsage.DIGITAL_SIGNATURE), List.of());
    }

    private static CertificateTemplate leaf(String name, List<GeneralName> names, Set<KeyUsage> usages) {
        return template("O=" + name, names, BasicConstraints.END_ENTITY, usages, List.of());
    }

    private static CertificateTemplate template(
            String subject,
            List<GeneralName> names,
            BasicConstraints constraints,
            Set<KeyUsage> usages,
            List<AddedExtension> extensions) {
        return new CertificateTemplate(
                value(DistinguishedName.parse(subject)),
                names,
                Validity.ofDays(NOW, 30),
                constraints,
                usages,
                List.of(),
                extensions);
    }

    private static <T> T value(Parsed<T> parsed) {
        try {
            return parsed.orThrow();
        } catch (PkiException.InvalidInput e) {
            throw new IllegalArgumentException(e);
        }
    }
}
