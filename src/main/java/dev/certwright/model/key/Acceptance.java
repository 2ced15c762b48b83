package dev.certwright.model.key;

import dev.certwright.model.Phrase;
import java.util.List;

/// Whether the programs of one group accept certificates with one kind of key.
///
/// @param since  the first version that does; empty when every version in use does, or none
/// @param source where this is said
public record Acceptance(Platform platform, Level level, String since, String source) {
    /// How far they accept it.
    public enum Level {
        /// In certificates and in TLS.
        YES,
        /// Some of them, or certificates only and not yet in TLS.
        PARTLY,
        NO
    }

    private static final String BOTH_BASELINES = "CA/Browser Forum BR 6.1.5";
    private static final String BORING = "BoringSSL e9fc3e54 (P-521 left the defaults); bugzilla.mozilla.org 1128792";
    private static final String NO_EDWARDS = "CA/Browser Forum BR 6.1.5 (RSA and NIST curves only)";
    private static final String JDK_EDWARDS = "JEP 339; JDK-8166596 (TLS)";
    private static final String JDK_LATTICE = "JEP 497 (signatures and certificates, not TLS)";
    private static final String OPENSSL_EDWARDS = "OpenSSL 1.1.1 release notes";
    private static final String OPENSSL_LATTICE = "OpenSSL 3.5 release notes";
    private static final String SCHANNEL_CURVES = "Microsoft, TLS elliptic curves in Windows 10 1607 and later";
    private static final String SCHANNEL_LATTICE =
            "Microsoft, AD CS: configure ML-DSA certificate templates (KB5067036)";
    private static final String EVERYWHERE = "RFC 8446 §9.1; RFC 5480";

    /// Who accepts such keys, one for each group, in the order of [Platform].
    public static List<Acceptance> of(KeySpec key) {
        return switch (key) {
            case KeySpec.Rsa _ -> everywhere(BOTH_BASELINES);
            case KeySpec.Ec(var curve) ->
                switch (curve) {
                    case SECP256R1, SECP384R1 -> everywhere(EVERYWHERE);
                    case SECP521R1 ->
                        List.of(
                                new Acceptance(Platform.BROWSERS, Level.PARTLY, "", BORING),
                                new Acceptance(Platform.JAVA, Level.YES, "", EVERYWHERE),
                                new Acceptance(Platform.OPENSSL, Level.YES, "", EVERYWHERE),
                                new Acceptance(Platform.WINDOWS, Level.PARTLY, "", SCHANNEL_CURVES));
                };
            case KeySpec.Ed25519(), KeySpec.Ed448() ->
                List.of(
                        new Acceptance(Platform.BROWSERS, Level.NO, "", NO_EDWARDS),
                        new Acceptance(Platform.JAVA, Level.YES, "15", JDK_EDWARDS),
                        new Acceptance(Platform.OPENSSL, Level.YES, "1.1.1", OPENSSL_EDWARDS),
                        new Acceptance(Platform.WINDOWS, Level.NO, "", SCHANNEL_CURVES));
            case KeySpec.MlDsa _ ->
                List.of(
                        new Acceptance(Platform.BROWSERS, Level.NO, "", NO_EDWARDS),
                        new Acceptance(Platform.JAVA, Level.PARTLY, "24", JDK_LATTICE),
                        new Acceptance(Platform.OPENSSL, Level.YES, "3.5", OPENSSL_LATTICE),
                        new Acceptance(Platform.WINDOWS, Level.PARTLY, "11 24H2", SCHANNEL_LATTICE));
        };
    }

    /// In words, for example “Java: from 15”.
    public Phrase phrase() {
        return Phrase.of("issuing.accepts.badge", platform.phrase(), word());
    }

    /// The level alone, for example “from 15”.
    public Phrase word() {
        return switch (level) {
            case YES ->
                since.isEmpty() ? Phrase.of("issuing.accepts.yes") : Phrase.of("issuing.accepts.yesSince", since);
            case PARTLY ->
                since.isEmpty() ? Phrase.of("issuing.accepts.partly") : Phrase.of("issuing.accepts.partlySince", since);
            case NO -> Phrase.of("issuing.accepts.no");
        };
    }

    private static List<Acceptance> everywhere(String source) {
        return List.of(
                new Acceptance(Platform.BROWSERS, Level.YES, "", source),
                new Acceptance(Platform.JAVA, Level.YES, "", source),
                new Acceptance(Platform.OPENSSL, Level.YES, "", source),
                new Acceptance(Platform.WINDOWS, Level.YES, "", source));
    }
}
