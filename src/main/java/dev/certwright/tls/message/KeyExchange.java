package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import java.math.BigInteger;
import java.util.OptionalInt;

/// The key exchange of a cipher suite before TLS 1.3, which decides the structure of two messages: RFC 5246 §7.4.3
/// and §7.4.7, RFC 8422 §5.4 and §5.7, RFC 4279, RFC 5489, RFC 5054 §2.5.
///
/// @param name as in the suite's name, for example `ECDHE_RSA`
record KeyExchange(String name) {
    private static final int NAMED_CURVE = 3;

    private record Share(String group, Bytes publicKey) {}

    static KeyExchange of(String cipherSuite) {
        int with = cipherSuite.indexOf("_WITH_");
        return new KeyExchange(cipherSuite.startsWith("TLS_") && with > 4 ? cipherSuite.substring(4, with) : "");
    }

    private boolean preShared() {
        return name.contains("PSK");
    }

    private boolean signed() {
        return !preShared() && !name.endsWith("_anon") && !name.equals("SRP_SHA");
    }

    private boolean ephemeralEllipticCurve() {
        return name.startsWith("ECDHE_") || name.equals("ECDH_anon");
    }

    private boolean ephemeralDiffieHellman() {
        return name.startsWith("DHE_") || name.startsWith("DH_anon") || name.equals("PSK_DHE");
    }

    /// The body of a ServerKeyExchange.
    TlsMessage server(FieldReader in, DecodingContext context) throws MalformedMessage {
        if (preShared()) {
            in.opaque("psk_identity_hint", 2);
        }
        if (ephemeralEllipticCurve() && in.peek() == NAMED_CURVE) {
            return server(in, context, curve(in));
        }
        if (ephemeralDiffieHellman()) {
            return server(in, context, diffieHellman(in));
        }
        if (name.startsWith("RSA_EXPORT")) {
            in.opaque("rsa_modulus", 2);
            return server(in, context, new Share("RSA", in.opaque("rsa_exponent", 2)));
        }
        if (name.startsWith("SRP_")) {
            in.opaque("srp_N", 2);
            in.opaque("srp_g", 2);
            in.opaque("srp_s", 1);
            return server(in, context, new Share("SRP", in.opaque("srp_B", 2)));
        }
        if (!in.atEnd()) {
            in.rest("params");
        }
        return new OpaqueMessage("ServerKeyExchange", in.fields());
    }

    private TlsMessage server(FieldReader in, DecodingContext context, Share share) throws MalformedMessage {
        if (!signed()) {
            return new OpaqueMessage("ServerKeyExchange", in.fields());
        }
        var algorithm = context.signaturesNameTheirAlgorithm()
                ? OptionalInt.of(SignatureSchemes.read(in, "algorithm"))
                : OptionalInt.empty();
        var signature = in.opaque("signature", 2);
        return new ServerKeyExchange(share.group, share.publicKey, algorithm, signature, in.fields());
    }

    private static Share curve(FieldReader in) throws MalformedMessage {
        in.uint8("curve_type", Registry.EC_CURVE_TYPE);
        int group = in.uint16("namedcurve", Registry.GROUP);
        return new Share(Registry.GROUP.name(group), in.opaque("point", 1));
    }

    private static Share diffieHellman(FieldReader in) throws MalformedMessage {
        var prime = new BigInteger(1, in.opaque("dh_p", 2).toArray());
        in.opaque("dh_g", 2);
        return new Share("DH " + prime.bitLength(), in.opaque("dh_Ys", 2));
    }

    /// The body of a ClientKeyExchange.
    TlsMessage client(FieldReader in) throws MalformedMessage {
        if (preShared()) {
            in.text("psk_identity", 2);
        }
        if (name.startsWith("ECDH")) {
            in.opaque("ecdh_Yc", 1);
        } else if (name.startsWith("DH") || name.equals("PSK_DHE")) {
            in.opaque("dh_Yc", 2);
        } else if (name.startsWith("RSA")) {
            in.opaque("encrypted_pre_master_secret", 2);
        } else if (name.startsWith("SRP_")) {
            in.opaque("srp_A", 2);
        } else if (!in.atEnd()) {
            in.rest("exchange_keys");
        }
        return new OpaqueMessage("ClientKeyExchange", in.fields());
    }
}
