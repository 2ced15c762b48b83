package dev.certwright.model.keystore;

import dev.certwright.model.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;

/// A program that people open PKCS #12 containers with, and what it can cope with.
public enum Opener {
    /// Every PBE of its table `builtin_pbe`, the legacy ciphers built in; a missing MAC fails the verification.
    /// Source: `crypto/evp/evp_pbe.c` and `apps/pkcs12.c` of OpenSSL 1.1.1.
    OPENSSL_1_1(OpenerRules.openssl1()),
    /// RC2, RC4, single DES and SEED left the default provider. Source: OpenSSL 3.0, `OSSL_PROVIDER-legacy(7)` and
    /// `migration_guide(7)`; tried with `openssl pkcs12`.
    OPENSSL_3(OpenerRules.openssl3()),
    /// With `-legacy`, or the legacy provider loaded. Source: `openssl-pkcs12(1)` of 3.0; tried.
    OPENSSL_3_LEGACY(OpenerRules.openssl3Legacy()),
    /// Reads PBMAC1. Source: OpenSSL's `CHANGES.md`, section 3.4.
    OPENSSL_3_4(OpenerRules.openssl3().takesAny(StoreFeature.Kind.PBMAC1)),
    /// Before 8u301 and 11.0.12: only `HmacPBESHA1` and no PBES2 for certificates. Source: JDK-8076190 and the release
    /// notes of 8u301.
    JAVA_8_OLD(OpenerRules.oldJava()),
    /// From 8u301. Source: release notes of 8u301 (JDK-8153005), `sun.security.pkcs12.PKCS12KeyStore`.
    JAVA_8(OpenerRules.java()),
    /// From 11.0.12. Source: release notes of 11.0.12 (JDK-8153005).
    JAVA_11(OpenerRules.java()),
    /// Source: `sun.security.pkcs12.PKCS12KeyStore` of 17.
    JAVA_17(OpenerRules.java()),
    /// Source: `sun.security.pkcs12.PKCS12KeyStore` and `com.sun.crypto.provider.PBES2Parameters` of 25; tried with
    /// `KeyStore` and `keytool`.
    JAVA_25(OpenerRules.java()),
    /// Windows up to 8.1, 10 before 1709, Server up to 2016. Source: Microsoft's documentation of
    /// `Export-PfxCertificate`, parameter `CryptoAlgorithmOption`: AES-256 with SHA-256 came with 1709.
    WINDOWS_2016(OpenerRules.oldSystem()),
    /// Windows 10 1709, 11, Server 2019 and newer. Source: the same.
    WINDOWS_2019(OpenerRules.newSystem()),
    /// macOS up to 14 and iOS up to 17: “MAC verification failed” for SHA-256. Source: reports against many programs
    /// that meet it, for example kube-rs #691 and xca #474; not a standard.
    MACOS_14(OpenerRules.oldSystem()),
    /// macOS 15, iOS 18 and newer. Source: reports; not a standard.
    MACOS_15(OpenerRules.newSystem()),
    /// The credential installer up to Android 13. Source: reports, for example in the documentation of strongSwan
    /// (“openssl-pkcs12 changes”); not a standard.
    ANDROID_13(OpenerRules.oldSystem()),
    /// Android 14 and newer. Source: reports; not a standard.
    ANDROID_14(OpenerRules.newSystem()),
    /// Firefox and Thunderbird. Tried with `pk12util` of NSS.
    NSS(OpenerRules.nss()),
    /// The `PKCS12` store of its own provider. Tried.
    BOUNCY_CASTLE(OpenerRules.bouncyCastle()),
    /// `golang.org/x/crypto/pkcs12`, which is frozen. Source: `pkcs12.go`, `crypto.go` and `mac.go` there.
    GO(OpenerRules.go()),
    /// Tried with `certtool` of 3.7.
    GNUTLS(OpenerRules.gnutls()),
    /// The package `cryptography`, whose wheels carry OpenSSL with its legacy provider. Tried with 48.
    PYTHON(OpenerRules.openssl3Legacy().takesAny(StoreFeature.Kind.PBMAC1));

    private final OpenerRule rule;

    Opener(OpenerRule rule) {
        this.rule = rule;
    }

    /// Stable word for programs; the name for a person is the text `keystore.opener.<word>`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Judges a container by its features, given the right password.
    public OpenerVerdict judge(Collection<StoreFeature> features) {
        var refusals = new ArrayList<Phrase>();
        var doubts = new ArrayList<Phrase>();
        for (var feature : features) {
            switch (rule.answer(feature)) {
                case OPENS -> {}
                case REFUSES -> refusals.add(feature.refusal());
                case UNKNOWN -> doubts.add(feature.doubt());
            }
        }
        if (!refusals.isEmpty()) {
            return new OpenerVerdict(this, OpenerVerdict.Answer.REFUSES, refusals);
        }
        return doubts.isEmpty()
                ? new OpenerVerdict(this, OpenerVerdict.Answer.OPENS, doubts)
                : new OpenerVerdict(this, OpenerVerdict.Answer.UNKNOWN, doubts);
    }
}
