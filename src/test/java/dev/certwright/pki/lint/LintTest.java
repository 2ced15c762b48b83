package dev.certwright.pki.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.LintScope;
import dev.certwright.model.finding.Severity;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    @Test
    void everyRuleHasAFaultyCertificate() {
        assertEquals(codesOfRules(), new TreeSet<>(FaultyCertificates.ALL.keySet()));
    }

    @Test
    void noTwoRulesHaveTheSameCode() {
        assertEquals(Lint.rules().size(), codesOfRules().size());
    }

    static Stream<String> codes() {
        return FaultyCertificates.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void findsTheFault(String code) {
        var example = FaultyCertificates.ALL.get(code);
        var mould = example.right().get();
        var before = codes(mould.made());
        assertFalse(before.contains(code), () -> "already broken: " + before);
        example.fault().accept(mould);
        var after = codes(mould.made());
        assertTrue(after.contains(code), () -> "not found among " + after);
    }

    @Test
    void certificatesThatAreRightHaveNothingButNotes() {
        for (var mould : List.of(Mould.server(), Mould.authority(), Mould.root(), Mould.client(), Mould.responder())) {
            var findings = Lint.check(mould.made(), LintScope.PUBLIC_TLS);
            assertEquals(
                    List.of(),
                    findings.stream().filter(f -> f.severity() != Severity.NOTE).toList());
        }
    }

    @Test
    void everyRuleHasATitleAndASentenceInBothLanguages() {
        var wanted = new TreeSet<String>();
        Stream.concat(codesOfRules().stream(), Stream.concat(IssuerRules.codes().stream(), Stream.of(Structure.CODE)))
                .forEach(code -> wanted.addAll(List.of("lint." + code, "lint." + code + ".title")));
        for (var language : Messages.languages()) {
            var there = Messages.in(language).bundle().keySet().stream()
                    .filter(key -> key.startsWith("lint."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, there, language::toString);
        }
    }

    @Test
    void everySentenceGetsWhatItNames() {
        var open = new ArrayList<String>();
        var languages = Messages.languages().stream().map(Messages::in).toList();
        for (var example : FaultyCertificates.ALL.values()) {
            var mould = example.right().get();
            example.fault().accept(mould);
            for (var finding : Lint.check(mould.made(), LintScope.PUBLIC_TLS)) {
                for (var language : languages) {
                    var sentence = language.of(finding.sentence());
                    if (sentence.matches(".*\\{\\d\\}.*")) {
                        open.add(finding.code() + ": " + sentence);
                    }
                }
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void saysWhereTheFaultIs() {
        var mould = Mould.server().names(Mould.dns("my_host.example.com"));
        var der = mould.made().der();
        var where = finding(mould.made(), "dns-underscore").where().orElseThrow();
        assertEquals("my_host.example.com", new String(der, where.from() + 2, where.length() - 2));
    }

    @Test
    void octetsThatAreNoCertificateAreOneFinding() {
        for (var octets : List.of(new byte[0], new byte[] {0x30}, Mould.seq(), "hello".getBytes())) {
            var findings = Lint.check(new EncodedCertificate(octets), LintScope.PRIVATE);
            assertEquals(
                    List.of("structure"), findings.stream().map(Finding::code).toList());
        }
    }

    @Test
    void noRuleTripsOverOctetsThatWereChangedAtRandom() {
        var random = new Random(7);
        for (var mould : List.of(
                Mould.server(),
                Mould.authority(),
                Mould.responder(),
                Mould.server().rsa())) {
            var der = mould.made().der();
            for (int round = 0; round < 150; round++) {
                var broken = der.clone();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                var cut = random.nextInt(10) == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken;
                assertEquals(Set.of(), Lint.tripped(new EncodedCertificate(cut)));
            }
        }
    }

    @Test
    void aRuleDoesNotLookAtWhatWasIssuedBeforeItWasMade() {
        var mould = Mould.server();
        mould.subject(Mould.attribute(Oids.ORGANIZATIONAL_UNIT, 0x0c, "IT"));
        mould.from = Mould.text(0x17, "220831000000Z");
        assertFalse(codes(mould.made()).contains("organizational-unit"));
        mould.from = Mould.text(0x17, "220901000000Z");
        assertTrue(codes(mould.made()).contains("organizational-unit"));
    }

    @Test
    void thePublicRulesAreLeftOutForPrivateCas() {
        var certificate = Mould.server().names(Mould.dns("printer.local")).made();
        assertFalse(codes(certificate, LintScope.PRIVATE).contains("dns-internal"));
        assertFalse(codes(Mould.server().drop(Oids.SUBJECT_ALT_NAME).made(), LintScope.RFC_ONLY)
                .contains("server-without-names"));
    }

    @Test
    void aCertificateShowsWhatItIsToBeJudgedAs() {
        assertEquals(LintScope.PUBLIC_TLS, Lint.scopeOf(Mould.server().made()));
        assertEquals(
                LintScope.PRIVATE,
                Lint.scopeOf(CertificateDraft.client("client01").selfSigned().encoded()));
    }

    @Test
    void seesWhatBouncyCastleWritesAsItIs() {
        var root = CertificateDraft.authority("Root").selfSigned();
        var server = CertificateDraft.server("www.example.com", "192.0.2.1").issuedBy(root);
        assertEquals(Set.of("serial-foreseeable"), codes(server.encoded(), LintScope.PRIVATE));
        var faulty = CertificateDraft.server("bad_name.example.com")
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                .purpose(KeyPurposeId.id_kp_codeSigning)
                .valid(CertificateDraft.FROM, CertificateDraft.FROM.plusSeconds(86_400L * 900))
                .withoutKeyIdentifiers()
                .issuedBy(root);
        assertEquals(
                Set.of(
                        "aki-missing",
                        "dns-underscore",
                        "key-does-both",
                        "key-usage-not-for-key",
                        "serial-foreseeable",
                        "ski-missing",
                        "validity-apple"),
                codes(faulty.encoded(), LintScope.PRIVATE));
    }

    @Test
    void saysWhatDoesNotFitWithTheIssuer() {
        var root = CertificateDraft.authority("Root")
                .permits(new GeneralName(GeneralName.dNSName, "example.com"))
                .selfSigned();
        var other = CertificateDraft.authority("Other").selfSigned();
        var inside = CertificateDraft.server("www.example.com").issuedBy(root).encoded();
        var outside = CertificateDraft.server("www.example.org").issuedBy(root).encoded();
        assertEquals(Set.of(), issuerCodes(inside, root.encoded()));
        assertEquals(Set.of("issuer-forbids-name"), issuerCodes(outside, root.encoded()));
        assertEquals(Set.of("issuer-key-id-differs", "issuer-name-differs"), issuerCodes(inside, other.encoded()));
        assertEquals(
                Set.of("issuer-key-id-differs", "issuer-may-not-sign", "issuer-name-differs", "issuer-not-ca"),
                issuerCodes(
                                inside,
                                CertificateDraft.server("x.example.com")
                                        .issuedBy(root)
                                        .encoded())
                        .stream()
                        .filter(code -> !code.equals("issuer-purpose"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theWorstComesFirst() {
        var mould = Mould.server().drop(Oids.SUBJECT_ALT_NAME).ext("1.2.3.4", true, new byte[] {5, 0});
        var severities = Lint.check(mould.made(), LintScope.PUBLIC_TLS).stream()
                .map(Finding::severity)
                .toList();
        assertEquals(severities.stream().sorted().toList(), severities);
    }

    @Test
    void whatTheCertificateSaysIsShownWithoutControlCharacters() {
        var mould = Mould.server().names(Mould.dns("evil\u0007\u001b[31m" + "x".repeat(200)));
        var sentence = Messages.in(Locale.ENGLISH)
                .of(finding(mould.made(), "dns-characters").sentence());
        assertFalse(sentence.chars().anyMatch(Character::isISOControl), sentence);
        assertTrue(sentence.length() < 250, sentence);
    }

    private static Finding finding(EncodedCertificate certificate, String code) {
        return Lint.check(certificate, LintScope.PUBLIC_TLS).stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> issuerCodes(EncodedCertificate certificate, EncodedCertificate issuer) {
        return Lint.checkIssuer(certificate, issuer).stream()
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(EncodedCertificate certificate) {
        return codes(certificate, LintScope.PUBLIC_TLS);
    }

    private static Set<String> codes(EncodedCertificate certificate, LintScope scope) {
        return Lint.check(certificate, scope).stream()
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> codesOfRules() {
        return Lint.rules().stream().map(LintRule::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
