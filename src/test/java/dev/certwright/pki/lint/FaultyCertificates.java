package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.Mould.access;
import static dev.certwright.pki.lint.Mould.attribute;
import static dev.certwright.pki.lint.Mould.dns;
import static dev.certwright.pki.lint.Mould.ecKey;
import static dev.certwright.pki.lint.Mould.hex;
import static dev.certwright.pki.lint.Mould.joined;
import static dev.certwright.pki.lint.Mould.key;
import static dev.certwright.pki.lint.Mould.name;
import static dev.certwright.pki.lint.Mould.notice;
import static dev.certwright.pki.lint.Mould.oid;
import static dev.certwright.pki.lint.Mould.point;
import static dev.certwright.pki.lint.Mould.seq;
import static dev.certwright.pki.lint.Mould.subtree;
import static dev.certwright.pki.lint.Mould.text;
import static dev.certwright.pki.lint.Mould.tlv;
import static dev.certwright.pki.lint.Mould.uri;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// For every rule a certificate that does not break it, and what to do to it so that it does.
final class FaultyCertificates {
    /// @param right a certificate that does not break the rule
    /// @param fault what makes it break the rule
    record Example(Supplier<Mould> right, Consumer<Mould> fault) {}

    static final Map<String, Example> ALL = new LinkedHashMap<>();

    private static final String GOOD_PAIR = "2.16.840.1.114412.1.1";

    private FaultyCertificates() {}

    private static void server(String code, Consumer<Mould> fault) {
        ALL.put(code, new Example(Mould::server, fault));
    }

    private static void authority(String code, Consumer<Mould> fault) {
        ALL.put(code, new Example(Mould::authority, fault));
    }

    private static void root(String code, Consumer<Mould> fault) {
        ALL.put(code, new Example(Mould::root, fault));
    }

    private static void client(String code, Consumer<Mould> fault) {
        ALL.put(code, new Example(Mould::client, fault));
    }

    private static void responder(String code, Consumer<Mould> fault) {
        ALL.put(code, new Example(Mould::responder, fault));
    }

    private static void host(String code, String name) {
        server(code, m -> m.names(dns(name)));
    }

    private static void named(String code, byte[]... attributes) {
        server(code, m -> m.subject(attributes));
    }

    private static void critical(String code, String oid, byte[] value) {
        server(code, m -> m.ext(oid, true, value));
    }

    static {
        encoding();
        versionAndValidity();
        names();
        hosts();
        keysAndSignatures();
        authorities();
        usages();
        identifiersAndPolicies();
        pointers();
        constraints();
        others();
        baseline();
    }

    private static void encoding() {
        server("trailing-data", m -> m.behindSignature = hex("0500"));
        server("not-der", m -> m.serial = hex("02810105"));
        server("string-in-parts", m -> m.ext("1.2.3.4", false, tlv(0x24, hex("0401aa"))));
        server("integer-padded", m -> m.serial = hex("0202 0005".replace(" ", "")));
        server("boolean-value", m -> m.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("010101"))));
        server("bit-string-padding", m -> m.signature = hex("030204ff"));
        server("default-encoded", m -> m.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("010100"))));
        server(
                "set-order",
                m -> m.subject = seq(tlv(
                        0x31,
                        attribute(Oids.COMMON_NAME, 0x0c, "www.example.com"),
                        attribute(Oids.COUNTRY, 0x13, "TW"))));
        server("extension-malformed", m -> m.raw("x", seq(hex("0500"))));
        server("extension-broken", m -> m.ext(Oids.EXTENDED_KEY_USAGE, false, hex("0500")));
        server("extension-empty", m -> m.ext(Oids.EXTENDED_KEY_USAGE, false, seq()));
        server(
                "extension-repeated",
                m -> m.raw("again", seq(oid(Oids.AUTHORITY_KEY_ID), tlv(4, seq(tlv(0x80, Mould.KEY_ID))))));
    }

    private static void versionAndValidity() {
        server("version-unknown", m -> m.version = hex("a003020103"));
        server("version-not-3", m -> m.version = hex("a003020101"));
        server("version-old", m -> m.noExtensions = true);
        server("extensions-empty", m -> m.extensions.clear());
        server("unique-identifier", m -> m.uniqueId = hex("810200ff"));
        server("unique-identifier-version", m -> {
            m.version = new byte[0];
            m.uniqueId = hex("810200ff");
        });
        server("serial-not-positive", m -> m.serial = hex("0201ff"));
        server("serial-too-long", m -> m.serial = tlv(2, hex("41".repeat(21))));
        server("serial-foreseeable", m -> m.serial = hex("020105"));
        server("validity-order", m -> m.until = text(0x17, "230829235959Z"));
        server("time-invalid", m -> m.until = text(0x17, "249999235959Z"));
        server("time-seconds-missing", m -> m.until = text(0x17, "2408292359Z"));
        server("time-not-zulu", m -> m.until = text(0x17, "240829235959+0800"));
        server("time-fraction", m -> m.until = text(0x18, "20500829235959.5Z"));
        server("time-type", m -> m.until = text(0x18, "20240829235959Z"));
        server("validity-without-end", m -> m.until = text(0x18, "99991231235959Z"));
        server("validity-apple", m -> m.until = text(0x17, "270829235959Z"));
        server("validity-too-long", m -> m.until = text(0x17, "250729235959Z"));
        server("validity-at-limit", m -> m.until = text(0x17, "250703235959Z"));
        root("validity-root", m -> m.until = text(0x17, "270829235959Z"));
    }

    private static void names() {
        server("issuer-empty", m -> m.issuer = seq());
        authority("ca-subject-empty", m -> m.subject = seq());
        server("subject-missing", m -> {
            m.subject = seq();
            m.drop(Oids.SUBJECT_ALT_NAME);
        });
        named("attribute-too-long", attribute(Oids.COMMON_NAME, 0x0c, "x".repeat(65)));
        named("attribute-empty", attribute(Oids.ORGANIZATION, 0x0c, ""));
        named("attribute-string-kind", attribute(Oids.COUNTRY, 0x0c, "TW"));
        named("string-characters", attribute(Oids.ORGANIZATION, 0x13, "a@b"));
        named("attribute-old-string", attribute(Oids.ORGANIZATION, 0x14, "MyOrg"));
        named("attribute-spaces", attribute(Oids.ORGANIZATION, 0x0c, "MyOrg "));
        server(
                "rdn-several",
                m -> m.subject = seq(
                        tlv(0x31, attribute(Oids.COUNTRY, 0x13, "TW"), attribute(Oids.ORGANIZATION, 0x0c, "MyOrg"))));
        named("country-length", attribute(Oids.COUNTRY, 0x13, "TWN"));
        named("country-unknown", attribute(Oids.COUNTRY, 0x13, "QZ"));
        named("country-small-letters", attribute(Oids.COUNTRY, 0x13, "tw"));
        named("email-not-in-san", attribute(Oids.EMAIL_ADDRESS, 0x16, "someone@example.com"));
        server("san-not-critical", m -> m.subject = seq());
        critical("san-critical", Oids.SUBJECT_ALT_NAME, seq(dns("www.example.com")));
        critical("ian-critical", Oids.ISSUER_ALT_NAME, seq(dns("ca.example.com")));
        host("name-empty", "");
        host("name-not-ascii", "b\u00fccher.example.com");
        server("email-syntax", m -> m.names(text(0x81, "nobody")));
        server("uri-syntax", m -> m.names(uri("http://[")));
        server("uri-relative", m -> m.names(uri("page/one")));
        server("uri-host", m -> m.names(uri("https://host/page")));
        server("ip-length", m -> m.names(tlv(0x87, hex("010203"))));
        server("ip-reserved", m -> m.names(tlv(0x87, hex("c0a80001"))));
        server("name-type-not-allowed", m -> m.names(dns("www.example.com"), uri("urn:x:y")));
        server("name-repeated", m -> m.names(dns("www.example.com"), dns("WWW.example.com")));
    }

    private static void hosts() {
        host("dns-characters", "www example.com");
        host("dns-blank", " ");
        host("dns-empty-label", "www..example.com");
        host("dns-leading-dot", ".example.com");
        host("dns-label-too-long", "w".repeat(64) + ".example.com");
        host("dns-too-long", ("w".repeat(60) + ".").repeat(5) + "example.com");
        host("dns-hyphen", "-www.example.com");
        host("dns-underscore", "my_host.example.com");
        host("dns-is-address", "192.0.2.1");
        host("wildcard-place", "www.*.example.com");
        host("wildcard-too-wide", "*.com");
        host("dns-international", "xn--0.example.com");
        host("dns-reserved-label", "ab--cd.example.com");
        host("dns-internal", "printer.local");
        host("dns-reverse-zone", "1.2.0.192.in-addr.arpa");
        host("onion-address", "facebookcorewwwi.onion");
    }

    private static void keysAndSignatures() {
        var two = BigInteger.TWO;
        server("rsa-too-short", m -> m.rsa(new BigInteger("f".repeat(256), 16), 65537));
        server("rsa-key-broken", m -> m.rsa(RsaNumbers.MODULUS.negate(), 65537));
        server("rsa-exponent", m -> m.rsa(RsaNumbers.MODULUS, 4));
        server("rsa-exponent-unusual", m -> m.rsa(RsaNumbers.MODULUS, 3));
        server("rsa-modulus-even", m -> m.rsa(two.pow(2047).add(two), 65537));
        server("rsa-small-factor", m -> m.rsa(RsaNumbers.MODULUS.multiply(BigInteger.valueOf(257)), 65537));
        server("rsa-close-primes", m -> m.rsa(RsaNumbers.CLOSE, 65537));
        server("rsa-odd-length", m -> m.rsa(two.pow(2050).add(BigInteger.ONE), 65537));
        server("rsa-parameters", m -> m.rsa(RsaNumbers.MODULUS, 65537, new byte[0]));
        server("ec-curve-explicit", m -> m.key = key(seq(oid(Oids.EC), seq(hex("020101"))), hex("04")));
        server("ec-curve-unknown", m -> m.key = key(seq(oid(Oids.EC), oid("1.2.3.4")), hex("04")));
        server("ec-too-short", m -> m.key = ecKey("1.2.840.10045.3.1.1"));
        server("ec-point", m -> m.key = key(seq(oid(Oids.EC), oid(Oids.P256)), hex("04" + "01".repeat(64))));
        server("ec-curve-uncommon", m -> m.key = ecKey("1.3.132.0.10"));
        server("key-parameters-present", m -> m.key = key(seq(oid(Oids.ED25519), hex("0500")), hex("01".repeat(32))));
        server("key-length", m -> m.key = key(seq(oid(Oids.ED25519)), hex("01".repeat(31))));
        server("key-draft-algorithm", m -> m.key = key(seq(oid("1.3.6.1.4.1.2.267.7.4.4")), hex("01")));
        server("key-dsa", m -> m.key = key(seq(oid(Oids.DSA)), hex("020105")));
        authority("key-hash-mldsa-ca", m -> m.key = key(seq(oid(Oids.NIST_SIGNATURES + 32)), hex("01")));
        server("key-not-allowed", m -> m.key = key(seq(oid(Oids.ED25519)), hex("01".repeat(32))));
        server("signature-differs", m -> m.outer = hex("300a06082a8648ce3d040303"));
        server("signature-broken-digest", m -> m.inner = hex("300d06092a864886f70d0101040500"));
        server("signature-sha1", m -> m.inner = hex("300d06092a864886f70d0101050500"));
        server("signature-parameters", m -> m.inner = hex("300c06082a8648ce3d0403020500"));
        server("signature-not-allowed", m -> m.inner = hex("300506032b6570"));
        root("signature-sha1-not-allowed", m -> m.inner = hex("300d06092a864886f70d0101050500"));
        server("signature-empty", m -> m.signature = hex("030100"));
    }

    private static void authorities() {
        authority("ca-constraints-not-critical", m -> m.ext(Oids.BASIC_CONSTRAINTS, false, seq(hex("0101ff"))));
        server("leaf-constraints-not-critical", m -> m.ext(Oids.BASIC_CONSTRAINTS, false, seq()));
        server("path-length-not-ca", m -> m.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("020100"))));
        authority("path-length-negative", m -> m.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("0101ff"), hex("0201ff"))));
        authority("path-length-without-cert-sign", m -> m.usage("0780"));
        root("path-length-root", m -> m.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("0101ff"), hex("020100"))));
        server("cert-sign-without-ca", m -> m.usage("0284"));
        server("crl-sign-without-ca", m -> m.usage("0182"));
        authority("server-is-ca", m -> m.names(dns("www.example.com")));
        authority("ca-key-usage-missing", m -> m.drop(Oids.KEY_USAGE));
        authority("ca-cert-sign-missing", m -> m.usage("0780"));
        authority("ca-crl-sign-missing", m -> m.usage("0284"));
        authority("ca-identifier-missing", m -> m.drop(Oids.SUBJECT_KEY_ID));
        server("leaf-self-signed", m -> m.issuer = m.subject);
    }

    private static void usages() {
        server("key-usage-empty", m -> m.usage("00"));
        server("key-usage-trailing-zeros", m -> m.usage("0080"));
        server("key-usage-not-critical", m -> m.ext(Oids.KEY_USAGE, false, hex("03020780")));
        server("key-usage-not-for-key", m -> m.usage("05a0"));
        server("rsa-key-agreement", m -> m.rsa().usage("0388"));
        server("only-without-agreement", m -> m.usage("0181").usage("00" + "81"));
        server("key-usage-beyond-tls", m -> m.usage("06c0"));
        client("client-signature-missing", m -> m.usage("0520"));
        server("server-signature-missing", m -> m.rsa().usage("0520"));
        server("key-usage-missing", m -> m.drop(Oids.KEY_USAGE));
        server("two-key-usages", m -> m.rsa().usage("05a0"));
        authority("ca-key-usage-extra", m -> m.usage("01a6"));
        authority("ca-signs-no-answers", m -> m.usage("0106"));
        server("purpose-empty", m -> m.ext(Oids.EXTENDED_KEY_USAGE, false, seq(hex("0600"))));
        critical("any-purpose-critical", Oids.EXTENDED_KEY_USAGE, seq(oid(Oids.ANY_PURPOSE)));
        client("usage-against-purpose", m -> m.usage("0520"));
        server("purpose-repeated", m -> m.purposes(Oids.SERVER_AUTH, Oids.SERVER_AUTH));
        server("server-purpose-missing", m -> m.drop(Oids.EXTENDED_KEY_USAGE));
        server("purposes-mixed", m -> m.purposes(Oids.SERVER_AUTH, Oids.CODE_SIGNING));
        server("purpose-email-mixed", m -> m.purposes(Oids.SERVER_AUTH, Oids.EMAIL_PROTECTION));
        server("purpose-unknown", m -> m.purposes(Oids.SERVER_AUTH, "1.2.3.4"));
        server("server-and-client", m -> {
            m.purposes(Oids.SERVER_AUTH, Oids.CLIENT_AUTH);
            m.from = text(0x17, "260701000000Z");
        });
        root("root-purposes", m -> m.purposes(Oids.SERVER_AUTH));
        authority("sub-ca-purposes-missing", m -> m.drop(Oids.EXTENDED_KEY_USAGE));
        authority("sub-ca-purposes-critical", m -> m.ext(Oids.EXTENDED_KEY_USAGE, true, seq(oid(Oids.SERVER_AUTH))));
        authority("sub-ca-server-missing", m -> m.purposes(Oids.CLIENT_AUTH));
        authority("sub-ca-purposes-mixed", m -> m.purposes(Oids.SERVER_AUTH, Oids.CODE_SIGNING));
    }

    private static void identifiersAndPolicies() {
        server("aki-missing", m -> m.drop(Oids.AUTHORITY_KEY_ID));
        server("aki-without-key", m -> m.ext(Oids.AUTHORITY_KEY_ID, false, seq()));
        critical("aki-critical", Oids.AUTHORITY_KEY_ID, seq(tlv(0x80, Mould.KEY_ID)));
        server(
                "aki-half-issuer",
                m -> m.ext(Oids.AUTHORITY_KEY_ID, false, seq(tlv(0x80, Mould.KEY_ID), hex("820105"))));
        server(
                "aki-with-issuer",
                m -> m.ext(
                        Oids.AUTHORITY_KEY_ID,
                        false,
                        seq(tlv(0x80, Mould.KEY_ID), tlv(0xa1, tlv(0xa4, m.issuer)), hex("820105"))));
        root("aki-not-own", m -> m.ext(Oids.AUTHORITY_KEY_ID, false, seq(hex("800105"))));
        root("aki-missing-root", m -> m.drop(Oids.AUTHORITY_KEY_ID));
        ALL.put(
                "ski-missing",
                new Example(
                        () -> Mould.server().ext(Oids.SUBJECT_KEY_ID, false, tlv(4, Mould.KEY_ID)),
                        m -> m.drop(Oids.SUBJECT_KEY_ID)));
        critical("ski-critical", Oids.SUBJECT_KEY_ID, tlv(4, Mould.KEY_ID));
        server("ski-leaf", m -> m.ext(Oids.SUBJECT_KEY_ID, false, tlv(4, Mould.KEY_ID)));
        var policy = seq(oid(Oids.DOMAIN_VALIDATED));
        server("policy-repeated", m -> m.policies(policy, policy));
        server(
                "any-policy-qualifier",
                m -> m.policies(seq(oid(Oids.ANY_POLICY), seq(seq(oid("1.2.3.4"), hex("0500"))))));
        server("notice-reference", m -> m.policies(notice(seq(text(0x0c, "MyOrg"), seq(hex("020101"))))));
        server("notice-string-kind", m -> m.policies(notice(text(0x1a, "read this"))));
        server("notice-ia5", m -> m.policies(notice(text(0x16, "read this"))));
        server("notice-too-long", m -> m.policies(notice(text(0x0c, "x".repeat(201)))));
        server("notice-control", m -> m.policies(notice(text(0x0c, "read\nthis"))));
        server("notice-not-normal", m -> m.policies(notice(text(0x0c, "e\u0301"))));
        var mapping = seq(oid(GOOD_PAIR), oid("1.2.3.5"));
        authority(
                "mapping-any-policy",
                m -> m.ext(Oids.POLICY_MAPPINGS, true, seq(seq(oid(Oids.ANY_POLICY), oid("1.2.3.5")))));
        authority("mapping-not-asserted", m -> m.ext(Oids.POLICY_MAPPINGS, true, seq(mapping)));
        authority("mapping-not-critical", m -> m.ext(Oids.POLICY_MAPPINGS, false, seq(mapping)));
        authority("policy-constraints-not-critical", m -> m.ext(Oids.POLICY_CONSTRAINTS, false, seq(hex("800100"))));
        authority("policy-constraints-negative", m -> m.ext(Oids.POLICY_CONSTRAINTS, true, seq(hex("8001ff"))));
        authority("inhibit-not-critical", m -> m.ext(Oids.INHIBIT_ANY_POLICY, false, hex("020100")));
        authority("inhibit-negative", m -> m.ext(Oids.INHIBIT_ANY_POLICY, true, hex("0201ff")));
        critical("ca-extension-in-leaf", Oids.INHIBIT_ANY_POLICY, hex("020100"));
        critical(
                "directory-attributes-critical",
                Oids.SUBJECT_DIRECTORY_ATTRIBUTES,
                seq(seq(oid("1.2.3.4"), tlv(0x31, hex("0500")))));
    }

    private static void pointers() {
        var url = "http://ca.example.com/ca.crl";
        critical("crl-points-critical", Oids.CRL_POINTS, seq(point(url)));
        server("crl-point-incomplete", m -> m.ext(Oids.CRL_POINTS, false, seq(seq(hex("810206c0")))));
        server("crl-point-no-address", m -> m.ext(Oids.CRL_POINTS, false, seq(point("urn:x:y"))));
        server("crl-point-not-http", m -> m.ext(Oids.CRL_POINTS, false, seq(point("ldap://ca.example.com/x"))));
        server(
                "crl-point-extra-fields",
                m -> m.ext(Oids.CRL_POINTS, false, seq(seq(tlv(0xa0, tlv(0xa0, uri(url))), hex("810206c0")))));
        server("crl-points-several", m -> m.ext(Oids.CRL_POINTS, false, seq(point(url), point(url + "2"))));
        critical("freshest-crl-critical", Oids.FRESHEST_CRL, seq(point(url)));
        critical("access-critical", Oids.AUTHORITY_INFO_ACCESS, seq(access(Oids.OCSP, url)));
        critical("subject-access-critical", Oids.SUBJECT_INFO_ACCESS, seq(access("1.3.6.1.5.5.7.48.5", url)));
        server(
                "ca-issuers-no-address",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.CA_ISSUERS, "urn:x:y"))));
        server(
                "ocsp-no-address",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(seq(oid(Oids.OCSP), dns("ocsp.example.com")))));
        server(
                "access-not-uri",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(seq(oid(Oids.OCSP), dns("ocsp.example.com")))));
        server(
                "access-not-http",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.OCSP, "https://ocsp.example.com"))));
        server("access-method", m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access("1.2.3.4", url))));
        server(
                "access-repeated",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.OCSP, url), access(Oids.OCSP, url))));
        server("access-missing", m -> m.drop(Oids.AUTHORITY_INFO_ACCESS));
        server("ca-issuers-missing", m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.OCSP, url))));
        server("ocsp-missing", m -> {
            m.from = text(0x17, "230601000000Z");
            m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.CA_ISSUERS, url)));
        });
        server("revocation-missing", m -> m.drop(Oids.AUTHORITY_INFO_ACCESS).drop(Oids.CRL_POINTS));
    }

    private static void constraints() {
        var oid = Oids.NAME_CONSTRAINTS;
        critical("constraints-not-ca", oid, subtree(0xa0, dns("example.com")));
        authority("constraints-not-critical", m -> m.ext(oid, false, subtree(0xa0, dns("example.com"))));
        authority("constraints-empty-list", m -> m.ext(oid, true, seq(tlv(0xa0))));
        authority("constraints-distance", m -> m.ext(oid, true, subtree(0xa0, dns("example.com"), hex("800101"))));
        authority("constraints-address", m -> m.ext(oid, true, subtree(0xa0, tlv(0x87, hex("08080800ff00ff00")))));
        authority("constraints-leading-dot", m -> m.ext(oid, true, subtree(0xa0, dns(".example.com"))));
        authority("constraints-uri-form", m -> m.ext(oid, true, subtree(0xa0, uri("http://example.com/"))));
        authority("constraints-name-type", m -> m.ext(oid, true, subtree(0xa0, tlv(0x88, hex("2a03")))));
        authority("constraints-reserved-ip", m -> m.ext(oid, true, subtree(0xa0, tlv(0x87, hex("0a000000ff000000")))));
        authority("constraints-incomplete", m -> m.ext(oid, true, subtree(0xa0, dns("example.com"))));
        authority("constraints-unusual", m -> m.ext(oid, true, subtree(0xa0, uri("example.com"))));
    }

    private static void others() {
        critical("precertificate", Oids.CT_POISON, hex("0500"));
        server("poison-not-critical", m -> m.ext(Oids.CT_POISON, false, hex("0500")));
        server("sct-list-broken", m -> m.ext(Oids.SCT_LIST, false, tlv(4, hex("000401020304"))));
        server("sct-list-empty", m -> m.ext(Oids.SCT_LIST, false, tlv(4, hex("0000"))));
        server("sct-missing", m -> m.drop(Oids.SCT_LIST));
        critical("unknown-critical", "1.2.3.4", hex("0500"));
        server("netscape-type", m -> m.ext(Oids.NETSCAPE_TYPE, false, hex("03020640")));
        critical("statements-critical", Oids.QC_STATEMENTS, Mould.statement(1));
        server("statements-broken", m -> m.ext(Oids.QC_STATEMENTS, false, seq(seq(hex("0500")))));
        var amounts = joined(hex("020101"), hex("020103"));
        statement("statement-limit", 2, seq(text(0x13, "ZZZ"), amounts));
        statement("statement-retention", 3, hex("0201ff"));
        statement("statement-disclosure", 5, seq(seq(text(0x16, "http://example.com"), text(0x13, "en"))));
        statement("statement-type", 6, seq(oid("1.2.3.4")));
        statement("statement-country", 7, seq(text(0x13, "QZ")));
        server("server-without-names", m -> m.drop(Oids.SUBJECT_ALT_NAME));
        server("server-without-dns-name", m -> m.names(tlv(0x87, hex("08080808"))));
        named("common-name-not-in-san", attribute(Oids.COMMON_NAME, 0x0c, "other.example.com"));
        client("client-without-names", m -> m.drop(Oids.SUBJECT_ALT_NAME));
        client("spiffe-several-uris", m -> m.names(uri("spiffe://example.org/a"), uri("spiffe://example.org/b")));
        server("purpose-unlimited", m -> m.drop(Oids.EXTENDED_KEY_USAGE).drop(Oids.SUBJECT_ALT_NAME));
        client("key-does-both", m -> m.purposes(Oids.CLIENT_AUTH, Oids.CODE_SIGNING));
        responder("responder-no-check-missing", m -> m.drop(Oids.OCSP_NO_CHECK));
        responder("responder-signature-missing", m -> m.usage("0640"));
        responder("responder-policies", m -> m.policies(seq(oid("1.2.3.4"))));
        responder("responder-crl-points", m -> m.ext(Oids.CRL_POINTS, false, seq(point("http://example.com/x"))));
        responder(
                "responder-access",
                m -> m.ext(Oids.AUTHORITY_INFO_ACCESS, false, seq(access(Oids.OCSP, "http://example.com"))));
    }

    private static void statement(String code, int number, byte[] value) {
        server(code, m -> m.ext(Oids.QC_STATEMENTS, false, Mould.statement(number, value)));
    }

    private static void validated(String code, String policy, byte[]... attributes) {
        server(code, m -> m.subject(attributes).policies(seq(oid(policy))));
    }

    private static void baseline() {
        var country = attribute(Oids.COUNTRY, 0x13, "TW");
        var organization = attribute(Oids.ORGANIZATION, 0x0c, "MyOrg");
        named("dv-with-organization", organization);
        named("dv-other-attribute", attribute(Oids.ORGANIZATIONAL_UNIT, 0x0c, "IT"));
        validated("ov-attributes-missing", Oids.ORGANIZATION_VALIDATED, country);
        validated("iv-attributes-missing", Oids.INDIVIDUAL_VALIDATED, organization);
        validated("iv-name-missing", Oids.INDIVIDUAL_VALIDATED, country);
        validated("ev-attributes-missing", Oids.EXTENDED_VALIDATION, country);
        server(
                "ev-name-not-allowed",
                m -> m.policies(seq(oid(Oids.EXTENDED_VALIDATION))).names(dns("*.example.com")));
        named("place-without-organization", attribute(Oids.LOCALITY, 0x0c, "Taipei"));
        named("organization-without-place", organization);
        named("personal-name-policy", attribute(Oids.SURNAME, 0x0c, "Wang"));
        named("organizational-unit", attribute(Oids.ORGANIZATIONAL_UNIT, 0x0c, "IT"));
        named("attribute-unknown", attribute("2.5.4.12", 0x0c, "Dr"));
        named("common-name-present", attribute(Oids.COMMON_NAME, 0x0c, "www.example.com"));
        named("attribute-meaningless", attribute(Oids.ORGANIZATION, 0x0c, "-"));
        named("attribute-html", attribute(Oids.ORGANIZATION, 0x0c, "Cats &amp; Dogs"));
        named("attribute-repeated", country, country);
        named("attribute-order", organization, country);
        named("attribute-encoding", attribute(Oids.ORGANIZATION, 0x1e, "\0M"));
        named("organization-identifier", attribute(Oids.ORGANIZATION_IDENTIFIER, 0x0c, "ABC-1"));
        server(
                "organization-identifier-differs",
                m -> m.subject(attribute(Oids.ORGANIZATION_IDENTIFIER, 0x0c, "VATDE-1"))
                        .ext(
                                Oids.ORGANIZATION_IDENTIFIER_EXTENSION,
                                false,
                                seq(text(0x13, "VAT"), text(0x13, "DE"), text(0x0c, "2"))));
        named("address-in-subject", attribute(Oids.COMMON_NAME, 0x0c, "10.0.0.1"));
        root("root-name-encoding", m -> m.issuer = name(attribute(Oids.COMMON_NAME, 0x0c, "Other")));
        authority("ca-attributes-missing", m -> m.subject(country));
        authority("ca-key-usage-not-critical", m -> m.ext(Oids.KEY_USAGE, false, hex("03020186")));
        authority("ca-policies-missing", m -> m.drop(Oids.POLICIES));
        root("root-policies", m -> m.policies(seq(oid(Oids.ANY_POLICY))));
        authority("ca-crl-points-missing", m -> m.drop(Oids.CRL_POINTS));
        authority("ca-policy-reserved-missing", m -> m.policies(seq(oid("1.2.3.4"))));
        authority(
                "ca-any-policy-with-others",
                m -> m.policies(seq(oid(Oids.ANY_POLICY)), seq(oid(Oids.DOMAIN_VALIDATED))));
        server("policies-missing", m -> m.drop(Oids.POLICIES));
        critical("policies-critical", Oids.POLICIES, seq(seq(oid(Oids.DOMAIN_VALIDATED))));
        server("policy-reserved-missing", m -> m.policies(seq(oid("1.2.3.4"))));
        server(
                "policy-reserved-several",
                m -> m.policies(seq(oid(Oids.DOMAIN_VALIDATED)), seq(oid(Oids.ORGANIZATION_VALIDATED))));
        server("policy-reserved-not-first", m -> m.policies(seq(oid("1.2.3.4")), seq(oid(Oids.DOMAIN_VALIDATED))));
        server("any-policy-leaf", m -> m.policies(seq(oid(Oids.ANY_POLICY))));
        server("policy-qualifiers", m -> m.policies(statementOf("https://example.com/cps")));
        server("policy-qualifier-kind", m -> m.policies(notice(text(0x0c, "read this"))));
        server("statement-not-http", m -> m.policies(statementOf("www.example.com/cps")));
        server("ev-statement-missing", m -> m.policies(seq(oid(Oids.EXTENDED_VALIDATION))));
        server("extension-unknown", m -> m.ext("1.2.3.4", false, hex("0500")));
    }

    private static byte[] statementOf(String uri) {
        return seq(oid(Oids.DOMAIN_VALIDATED), seq(seq(oid(Oids.CPS_POINTER), text(0x16, uri))));
    }
}
