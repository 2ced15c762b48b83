package dev.certwright.model.keystore;

import dev.certwright.model.keystore.StoreFeature.Kind;
import java.util.List;

/// What the rules of several programs have in common.
final class OpenerRules {
    /// The schemes of RFC 7292 Appendix C that every program took for twenty years.
    private static final List<String> TRIPLE_DES = List.of("PBE-SHA1-3DES");
    private static final List<String> RC2_40 = List.of("PBE-SHA1-3DES", "PBE-SHA1-RC2-40");
    private static final List<String> PKCS12_SCHEMES = List.of(
            "PBE-SHA1-3DES",
            "PBE-SHA1-2DES",
            "PBE-SHA1-RC2-128",
            "PBE-SHA1-RC2-40",
            "PBE-SHA1-RC4-128",
            "PBE-SHA1-RC4-40");
    private static final List<String> AES = List.of("AES-128-CBC", "AES-192-CBC", "AES-256-CBC");
    private static final List<String> SHA_2 = List.of("SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512");
    private static final List<String> HMACS =
            List.of("HMAC-SHA1", "HMAC-SHA224", "HMAC-SHA256", "HMAC-SHA384", "HMAC-SHA512");

    private OpenerRules() {}

    private static OpenerRule strict() {
        return OpenerRule.none().takesAny(Kind.PBES2).refuses(Kind.VERSION, Kind.SIGNED, Kind.ENVELOPED, Kind.PBMAC1);
    }

    private static OpenerRule openssl() {
        return strict().takesAny(Kind.INDEFINITE, Kind.MANY_ITERATIONS, Kind.PARTS, Kind.PLAIN_KEY, Kind.SHORT_SALT)
                .takesOnly(Kind.SCHEME, TRIPLE_DES)
                .takesOnly(Kind.CIPHER, AES)
                .takes(Kind.CIPHER, List.of("DES-EDE3-CBC", "SM4-CBC"))
                .takes(Kind.CIPHER, List.of("CAMELLIA-128-CBC", "CAMELLIA-192-CBC", "CAMELLIA-256-CBC"))
                .takes(Kind.CIPHER, List.of("ARIA-128-CBC", "ARIA-192-CBC", "ARIA-256-CBC"))
                .takesOnly(Kind.DERIVATION, HMACS)
                .takes(Kind.DERIVATION, List.of("HMAC-MD5", "scrypt", "HMAC-SHA512-224", "HMAC-SHA512-256"))
                .takesOnly(Kind.MAC, SHA_2)
                .takes(Kind.MAC, List.of("MD5", "SHA-512/224", "SHA-512/256"));
    }

    static OpenerRule openssl1() {
        return openssl()
                .takes(Kind.SCHEME, PKCS12_SCHEMES)
                .takes(Kind.SCHEME, List.of("PBE-MD5-DES", "PBE-SHA1-DES", "PBE-MD5-RC2-64", "PBE-SHA1-RC2-64"))
                .takes(Kind.CIPHER, List.of("DES-CBC", "RC2-CBC", "SEED-CBC"))
                .refuses(Kind.NO_MAC, Kind.UNPROTECTED);
    }

    static OpenerRule openssl3() {
        return openssl().takes(Kind.SCHEME, List.of("PBE-SHA1-2DES")).takesAny(Kind.NO_MAC, Kind.UNPROTECTED);
    }

    static OpenerRule openssl3Legacy() {
        return openssl1().takesAny(Kind.NO_MAC, Kind.UNPROTECTED);
    }

    static OpenerRule oldJava() {
        return strict().takesAny(Kind.INDEFINITE, Kind.PARTS, Kind.NO_MAC, Kind.UNPROTECTED)
                .takesAny(Kind.CIPHER, Kind.DERIVATION)
                .refuses(Kind.PBES2, Kind.MANY_ITERATIONS, Kind.PLAIN_KEY, Kind.SHORT_SALT)
                .takesOnly(Kind.SCHEME, RC2_40)
                .takesOnly(Kind.MAC, List.of("SHA-1"));
    }

    static OpenerRule java() {
        return oldJava()
                .takes(Kind.SCHEME, List.of("PBE-SHA1-RC2-128", "PBE-SHA1-RC4-128", "PBE-SHA1-RC4-40", "PBE-MD5-DES"))
                .takesAny(Kind.PBES2)
                .takesOnly(Kind.CIPHER, List.of("AES-128-CBC", "AES-256-CBC"))
                .takesOnly(Kind.DERIVATION, HMACS)
                .takes(Kind.MAC, SHA_2)
                .takes(Kind.MAC, List.of("SHA-512/224", "SHA-512/256"));
    }

    static OpenerRule bouncyCastle() {
        return strict().takesAny(Kind.INDEFINITE, Kind.PARTS, Kind.PBMAC1, Kind.NO_MAC, Kind.PLAIN_KEY, Kind.SHORT_SALT)
                .takesOnly(Kind.SCHEME, PKCS12_SCHEMES)
                .takesOnly(Kind.CIPHER, AES)
                .takes(Kind.CIPHER, List.of("DES-EDE3-CBC"))
                .takes(Kind.CIPHER, List.of("CAMELLIA-128-CBC", "CAMELLIA-192-CBC", "CAMELLIA-256-CBC"))
                .takesOnly(Kind.DERIVATION, HMACS)
                .takesOnly(Kind.MAC, List.of("SHA-1", "SHA-256"))
                .refuses(Kind.MANY_ITERATIONS, Kind.UNPROTECTED);
    }

    static OpenerRule go() {
        return strict().takesAny(Kind.CIPHER, Kind.DERIVATION)
                .refuses(Kind.INDEFINITE, Kind.PARTS, Kind.PBES2)
                .refuses(Kind.NO_MAC, Kind.UNPROTECTED, Kind.PLAIN_KEY)
                .takesAny(Kind.MANY_ITERATIONS, Kind.SHORT_SALT)
                .takesOnly(Kind.SCHEME, RC2_40)
                .takesOnly(Kind.MAC, List.of("SHA-1"));
    }

    /// What systems took before they learnt PBES2. What else they take, their makers do not say.
    static OpenerRule oldSystem() {
        return OpenerRule.none()
                .takesAny(Kind.PARTS)
                .refuses(Kind.PBMAC1, Kind.SIGNED, Kind.ENVELOPED, Kind.VERSION)
                .takesAny(Kind.CIPHER, Kind.DERIVATION)
                .refuses(Kind.PBES2)
                .takes(Kind.SCHEME, RC2_40)
                .takesOnly(Kind.MAC, List.of("SHA-1"));
    }

    /// And after that.
    static OpenerRule newSystem() {
        return OpenerRule.none()
                .takesAny(Kind.PARTS, Kind.PBES2)
                .refuses(Kind.SIGNED, Kind.ENVELOPED, Kind.VERSION)
                .takes(Kind.SCHEME, RC2_40)
                .takes(Kind.CIPHER, List.of("AES-256-CBC"))
                .takes(Kind.DERIVATION, List.of("HMAC-SHA256"))
                .takes(Kind.MAC, List.of("SHA-1", "SHA-256"));
    }

    static OpenerRule nss() {
        return strict().takesAny(Kind.INDEFINITE, Kind.PARTS, Kind.PLAIN_KEY)
                .refuses(Kind.NO_MAC, Kind.UNPROTECTED)
                .takesOnly(Kind.SCHEME, RC2_40)
                .takes(Kind.SCHEME, List.of("PBE-SHA1-RC2-128", "PBE-SHA1-RC4-128", "PBE-SHA1-RC4-40"))
                .takesOnly(Kind.CIPHER, AES)
                .takes(Kind.CIPHER, List.of("DES-CBC", "DES-EDE3-CBC", "SEED-CBC"))
                .takes(Kind.CIPHER, List.of("CAMELLIA-128-CBC", "CAMELLIA-192-CBC", "CAMELLIA-256-CBC"))
                .takesOnly(Kind.DERIVATION, HMACS)
                .takesOnly(Kind.MAC, SHA_2)
                .takes(Kind.MAC, List.of("MD5"));
    }

    static OpenerRule gnutls() {
        return strict().takesAny(Kind.INDEFINITE, Kind.PARTS, Kind.MANY_ITERATIONS, Kind.PLAIN_KEY, Kind.SHORT_SALT)
                .takesOnly(Kind.SCHEME, RC2_40)
                .takes(Kind.SCHEME, List.of("PBE-SHA1-RC4-128", "PBE-MD5-DES"))
                .takesOnly(Kind.CIPHER, AES)
                .takes(Kind.CIPHER, List.of("DES-CBC", "DES-EDE3-CBC"))
                .takesOnly(Kind.DERIVATION, HMACS)
                .takesOnly(Kind.MAC, SHA_2);
    }
}
