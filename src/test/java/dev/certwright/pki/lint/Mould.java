package dev.certwright.pki.lint;

import dev.certwright.model.certificate.EncodedCertificate;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/// Test material: a certificate put together octet by octet, right at first and wrong wherever a test wants it. Its
/// signature is none; no rule verifies it.
final class Mould {
    static final byte[] ECDSA = hex("300a06082a8648ce3d040302");
    static final byte[] KEY_ID = hex("0102030405060708090a0b0c0d0e0f1011121314");
    private static final BigInteger MODULUS = RsaNumbers.MODULUS;

    byte[] version = hex("a003020102");
    byte[] serial = tlv(2, hex("4102030405060708090a0b0c0d0e0f10"));
    byte[] inner = ECDSA;
    byte[] outer = ECDSA;
    byte[] signature = hex("030300aabb");
    byte[] issuer = name(attribute(Oids.COUNTRY, 0x13, "TW"), attribute(Oids.COMMON_NAME, 0x0c, "Issuing CA"));
    byte[] subject = name(attribute(Oids.COUNTRY, 0x13, "TW"));
    byte[] from = text(0x17, "240601000000Z");
    byte[] until = text(0x17, "240829235959Z");
    byte[] key = ecKey(Oids.P256);
    byte[] uniqueId = new byte[0];
    byte[] behindExtensions = new byte[0];
    byte[] behindSignature = new byte[0];
    boolean noExtensions;
    final Map<String, byte[]> extensions = new LinkedHashMap<>();

    /// A public server's, domain validated.
    static Mould server() {
        return new Mould()
                .ext(Oids.BASIC_CONSTRAINTS, true, seq())
                .ext(Oids.KEY_USAGE, true, hex("03020780"))
                .ext(Oids.EXTENDED_KEY_USAGE, false, seq(oid(Oids.SERVER_AUTH)))
                .ext(Oids.AUTHORITY_KEY_ID, false, seq(tlv(0x80, KEY_ID)))
                .ext(Oids.POLICIES, false, seq(seq(oid(Oids.DOMAIN_VALIDATED))))
                .names(dns("www.example.com"))
                .ext(
                        Oids.AUTHORITY_INFO_ACCESS,
                        false,
                        seq(
                                access(Oids.OCSP, "http://ocsp.example.com"),
                                access(Oids.CA_ISSUERS, "http://ca.example.com/ca.cer")))
                .ext(Oids.CRL_POINTS, false, seq(point("http://ca.example.com/ca.crl")))
                .ext(Oids.SCT_LIST, false, tlv(4, sctList()));
    }

    static Mould authority() {
        var mould = server();
        for (var oid : List.of(Oids.SUBJECT_ALT_NAME, Oids.SCT_LIST)) {
            mould.drop(oid);
        }
        mould.subject = name(
                attribute(Oids.COUNTRY, 0x13, "TW"),
                attribute(Oids.ORGANIZATION, 0x0c, "MyOrg"),
                attribute(Oids.COMMON_NAME, 0x0c, "Lower CA"));
        return mould.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("0101ff"), hex("020100")))
                .ext(Oids.KEY_USAGE, true, hex("03020186"))
                .ext(Oids.SUBJECT_KEY_ID, false, tlv(4, hex("2102030405060708090a0b0c0d0e0f1011121314")));
    }

    static Mould root() {
        var mould = authority();
        for (var oid : List.of(Oids.EXTENDED_KEY_USAGE, Oids.POLICIES, Oids.CRL_POINTS, Oids.AUTHORITY_INFO_ACCESS)) {
            mould.drop(oid);
        }
        mould.issuer = mould.subject;
        mould.until = text(0x17, "390829235959Z");
        return mould.ext(Oids.BASIC_CONSTRAINTS, true, seq(hex("0101ff")))
                .ext(Oids.SUBJECT_KEY_ID, false, tlv(4, KEY_ID));
    }

    static Mould client() {
        return server().ext(Oids.EXTENDED_KEY_USAGE, false, seq(oid(Oids.CLIENT_AUTH)));
    }

    static Mould responder() {
        var mould = server();
        for (var oid : List.of(
                Oids.POLICIES, Oids.CRL_POINTS, Oids.AUTHORITY_INFO_ACCESS, Oids.SUBJECT_ALT_NAME, Oids.SCT_LIST)) {
            mould.drop(oid);
        }
        return mould.ext(Oids.EXTENDED_KEY_USAGE, false, seq(oid(Oids.OCSP_SIGNING)))
                .ext(Oids.OCSP_NO_CHECK, false, hex("0500"));
    }

    Mould ext(String oid, boolean critical, byte[] value) {
        return raw(oid, seq(oid(oid), critical ? hex("0101ff") : new byte[0], tlv(4, value)));
    }

    /// An extension as it is.
    Mould raw(String slot, byte[] extension) {
        extensions.put(slot, extension);
        return this;
    }

    Mould drop(String oid) {
        extensions.remove(oid);
        return this;
    }

    Mould names(byte[]... names) {
        return ext(Oids.SUBJECT_ALT_NAME, false, seq(names));
    }

    Mould purposes(String... oids) {
        return ext(
                Oids.EXTENDED_KEY_USAGE,
                false,
                seq(Arrays.stream(oids).map(Mould::oid).toArray(byte[][]::new)));
    }

    Mould usage(String bits) {
        return ext(Oids.KEY_USAGE, true, tlv(3, hex(bits)));
    }

    Mould policies(byte[]... policies) {
        return ext(Oids.POLICIES, false, seq(policies));
    }

    Mould subject(byte[]... attributes) {
        subject = name(attributes);
        return this;
    }

    Mould rsa(BigInteger modulus, long exponent) {
        return rsa(modulus, exponent, hex("0500"));
    }

    Mould rsa(BigInteger modulus, long exponent, byte[] parameters) {
        key = key(
                seq(oid(Oids.RSA), parameters),
                seq(
                        tlv(2, modulus.toByteArray()),
                        tlv(2, BigInteger.valueOf(exponent).toByteArray())));
        return this;
    }

    Mould rsa() {
        return rsa(MODULUS, 65537);
    }

    EncodedCertificate made() {
        var list = new ArrayList<>(extensions.values());
        var tbs = seq(
                version,
                serial,
                inner,
                issuer,
                seq(from, until),
                subject,
                key,
                uniqueId,
                noExtensions ? new byte[0] : tlv(0xa3, seq(list.toArray(byte[][]::new))),
                behindExtensions);
        return new EncodedCertificate(seq(tbs, outer, signature, behindSignature));
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] tlv(int tag, byte[]... contents) {
        var content = joined(contents);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 255) {
            out.writeBytes(new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
        } else if (content.length > 127) {
            out.writeBytes(new byte[] {(byte) 0x81, (byte) content.length});
        } else {
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] seq(byte[]... parts) {
        return tlv(0x30, parts);
    }

    static byte[] text(int tag, String text) {
        return tlv(tag, text.getBytes(tag == 0x0c ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    static byte[] oid(String dotted) {
        try {
            return new ASN1ObjectIdentifier(dotted).getEncoded();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] attribute(String oid, int tag, String text) {
        return seq(oid(oid), text(tag, text));
    }

    static byte[] name(byte[]... attributes) {
        return seq(Arrays.stream(attributes).map(a -> tlv(0x31, a)).toArray(byte[][]::new));
    }

    static byte[] dns(String name) {
        return text(0x82, name);
    }

    static byte[] uri(String uri) {
        return text(0x86, uri);
    }

    static byte[] access(String method, String uri) {
        return seq(oid(method), uri(uri));
    }

    static byte[] point(String uri) {
        return seq(tlv(0xa0, tlv(0xa0, uri(uri))));
    }

    static byte[] subtree(int list, byte[]... base) {
        return seq(tlv(list, seq(base)));
    }

    /// A policy with a user notice.
    static byte[] notice(byte[]... parts) {
        return seq(oid(Oids.DOMAIN_VALIDATED), seq(seq(oid(Oids.USER_NOTICE), seq(parts))));
    }

    static byte[] key(byte[] algorithm, byte[] bits) {
        return seq(algorithm, tlv(3, new byte[1], bits));
    }

    /// The generator of a named curve is a public key, too.
    static byte[] ecKey(String curve) {
        var point = ECNamedCurveTable.getByOID(new ASN1ObjectIdentifier(curve))
                .getG()
                .getEncoded(false);
        return key(seq(oid(Oids.EC), oid(curve)), point);
    }

    private static byte[] sctList() {
        var sct = new byte[47];
        return joined(new byte[] {0, 49, 0, 47}, sct);
    }

    static byte[] statement(int number, byte[]... value) {
        return seq(seq(oid("0.4.0.1862.1." + number), joined(value)));
    }
}
