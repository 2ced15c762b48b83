package dev.certwright.model.certificate;

import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What a certificate is for, and the defaults that follow. Every value can be changed before signing.
public enum CertificateProfile {
    ROOT_CA(true, new KeySpec.Ec(NamedCurve.SECP384R1), 3650, List.of()),
    INTERMEDIATE_CA(true, new KeySpec.Ec(NamedCurve.SECP384R1), 1825, List.of()),
    SERVER(false, new KeySpec.Ec(NamedCurve.SECP256R1), 397, List.of(KeyPurpose.SERVER_AUTH)),
    CLIENT(false, new KeySpec.Ec(NamedCurve.SECP256R1), 397, List.of(KeyPurpose.CLIENT_AUTH)),
    /// Both server and client, as members of a cluster are.
    PEER(false, new KeySpec.Ec(NamedCurve.SECP256R1), 397, List.of(KeyPurpose.SERVER_AUTH, KeyPurpose.CLIENT_AUTH)),
    /// Signs OCSP responses in the name of its CA (RFC 6960 §4.2.2.2).
    OCSP_RESPONDER(false, new KeySpec.Ec(NamedCurve.SECP256R1), 90, List.of(KeyPurpose.OCSP_SIGNING));

    private final boolean authority;
    private final KeySpec defaultKey;
    private final int defaultDays;
    private final List<KeyPurpose> extendedKeyUsage;

    CertificateProfile(boolean authority, KeySpec defaultKey, int defaultDays, List<KeyPurpose> extendedKeyUsage) {
        this.authority = authority;
        this.defaultKey = defaultKey;
        this.defaultDays = defaultDays;
        this.extendedKeyUsage = extendedKeyUsage;
    }

    public boolean authority() {
        return authority;
    }

    public KeySpec defaultKey() {
        return defaultKey;
    }

    public int defaultDays() {
        return defaultDays;
    }

    public List<KeyPurpose> extendedKeyUsage() {
        return extendedKeyUsage;
    }

    /// The path length suggested: an intermediate CA issues leaves only (RFC 5280 §4.2.1.9).
    public BasicConstraints basicConstraints() {
        return switch (this) {
            case ROOT_CA -> new BasicConstraints(true, OptionalInt.empty());
            case INTERMEDIATE_CA -> new BasicConstraints(true, OptionalInt.of(0));
            case SERVER, CLIENT, PEER, OCSP_RESPONDER -> BasicConstraints.END_ENTITY;
        };
    }

    /// What else belongs into it.
    public List<AddedExtension> extensions() {
        return this == OCSP_RESPONDER ? List.of(new AddedExtension.OcspNoCheck()) : List.of();
    }

    /// Key usage for a key of that kind. Only an RSA server key needs keyEncipherment, for the RSA key exchange of
    /// TLS 1.2; the CA/Browser Forum's Baseline Requirements 7.1.2.7.11 forbid it for EC keys.
    public Set<KeyUsage> keyUsage(KeySpec key) {
        return switch (this) {
            case ROOT_CA, INTERMEDIATE_CA -> EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
            case SERVER, PEER ->
                key instanceof KeySpec.Rsa
                        ? EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)
                        : EnumSet.of(KeyUsage.DIGITAL_SIGNATURE);
            case CLIENT, OCSP_RESPONDER -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE);
        };
    }
}
