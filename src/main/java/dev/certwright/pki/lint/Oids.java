package dev.certwright.pki.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The object identifiers that rules ask for.
final class Oids {
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String SUBJECT_ALT_NAME = "2.5.29.17";
    static final String ISSUER_ALT_NAME = "2.5.29.18";
    static final String SUBJECT_KEY_ID = "2.5.29.14";
    static final String AUTHORITY_KEY_ID = "2.5.29.35";
    static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    static final String SUBJECT_INFO_ACCESS = "1.3.6.1.5.5.7.1.11";
    static final String CRL_POINTS = "2.5.29.31";
    static final String FRESHEST_CRL = "2.5.29.46";
    static final String POLICIES = "2.5.29.32";
    static final String POLICY_MAPPINGS = "2.5.29.33";
    static final String POLICY_CONSTRAINTS = "2.5.29.36";
    static final String INHIBIT_ANY_POLICY = "2.5.29.54";
    static final String NAME_CONSTRAINTS = "2.5.29.30";
    static final String SUBJECT_DIRECTORY_ATTRIBUTES = "2.5.29.9";
    static final String PRIVATE_KEY_USAGE_PERIOD = "2.5.29.16";
    static final String QC_STATEMENTS = "1.3.6.1.5.5.7.1.3";
    static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    static final String OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    static final String SCT_LIST = "1.3.6.1.4.1.11129.2.4.2";
    static final String CT_POISON = "1.3.6.1.4.1.11129.2.4.3";
    static final String NETSCAPE_TYPE = "2.16.840.1.113730.1.1";
    static final String ORGANIZATION_IDENTIFIER_EXTENSION = "2.23.140.3.1";

    static final String OCSP = "1.3.6.1.5.5.7.48.1";
    static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    static final String ANY_PURPOSE = "2.5.29.37.0";
    static final String PRECERTIFICATE_SIGNING = "1.3.6.1.4.1.11129.2.4.4";

    static final String ANY_POLICY = "2.5.29.32.0";
    static final String CPS_POINTER = "1.3.6.1.5.5.7.2.1";
    static final String USER_NOTICE = "1.3.6.1.5.5.7.2.2";
    static final String DOMAIN_VALIDATED = "2.23.140.1.2.1";
    static final String ORGANIZATION_VALIDATED = "2.23.140.1.2.2";
    static final String INDIVIDUAL_VALIDATED = "2.23.140.1.2.3";
    static final String EXTENDED_VALIDATION = "2.23.140.1.1";
    /// Of the Baseline Requirements for TLS, section 7.1.6.1.
    static final Set<String> RESERVED_POLICIES =
            Set.of(DOMAIN_VALIDATED, ORGANIZATION_VALIDATED, INDIVIDUAL_VALIDATED, EXTENDED_VALIDATION);

    static final String COMMON_NAME = "2.5.4.3";
    static final String SURNAME = "2.5.4.4";
    static final String SERIAL_NUMBER = "2.5.4.5";
    static final String COUNTRY = "2.5.4.6";
    static final String LOCALITY = "2.5.4.7";
    static final String STATE = "2.5.4.8";
    static final String STREET = "2.5.4.9";
    static final String ORGANIZATION = "2.5.4.10";
    static final String ORGANIZATIONAL_UNIT = "2.5.4.11";
    static final String BUSINESS_CATEGORY = "2.5.4.15";
    static final String POSTAL_CODE = "2.5.4.17";
    static final String GIVEN_NAME = "2.5.4.42";
    static final String DN_QUALIFIER = "2.5.4.46";
    static final String ORGANIZATION_IDENTIFIER = "2.5.4.97";
    static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";
    static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";
    static final String JURISDICTION_LOCALITY = "1.3.6.1.4.1.311.60.2.1.1";
    static final String JURISDICTION_STATE = "1.3.6.1.4.1.311.60.2.1.2";
    static final String JURISDICTION_COUNTRY = "1.3.6.1.4.1.311.60.2.1.3";

    static final String RSA = "1.2.840.113549.1.1.1";
    static final String RSA_PSS = "1.2.840.113549.1.1.10";
    static final String DSA = "1.2.840.10040.4.1";
    static final String EC = "1.2.840.10045.2.1";
    static final String ED25519 = "1.3.101.112";
    static final String ED448 = "1.3.101.113";
    static final String X25519 = "1.3.101.110";
    static final String X448 = "1.3.101.111";
    static final String P256 = "1.2.840.10045.3.1.7";
    static final String P384 = "1.3.132.0.34";
    static final String P521 = "1.3.132.0.35";

    /// ML-DSA and HashML-DSA, in the arcs of RFC 9881 and FIPS 204.
    static final String NIST_SIGNATURES = "2.16.840.1.101.3.4.3.";

    static final String NIST_KEMS = "2.16.840.1.101.3.4.4.";

    /// Octets of a public key whose algorithm settles them (RFC 8410, RFC 9881, RFC 9935).
    static final Map<String, Integer> KEY_OCTETS = Map.ofEntries(
            Map.entry(ED25519, 32),
            Map.entry(ED448, 57),
            Map.entry(X25519, 32),
            Map.entry(X448, 56),
            Map.entry(NIST_SIGNATURES + 17, 1312),
            Map.entry(NIST_SIGNATURES + 18, 1952),
            Map.entry(NIST_SIGNATURES + 19, 2592),
            Map.entry(NIST_SIGNATURES + 32, 1312),
            Map.entry(NIST_SIGNATURES + 33, 1952),
            Map.entry(NIST_SIGNATURES + 34, 2592),
            Map.entry(NIST_KEMS + 1, 800),
            Map.entry(NIST_KEMS + 2, 1184),
            Map.entry(NIST_KEMS + 3, 1568));

    /// Extensions of RFC 5280 and others that this program, or nearly every other one, understands.
    static final Set<String> KNOWN_EXTENSIONS = Set.of(
            BASIC_CONSTRAINTS,
            KEY_USAGE,
            EXTENDED_KEY_USAGE,
            SUBJECT_ALT_NAME,
            ISSUER_ALT_NAME,
            SUBJECT_KEY_ID,
            AUTHORITY_KEY_ID,
            AUTHORITY_INFO_ACCESS,
            SUBJECT_INFO_ACCESS,
            CRL_POINTS,
            FRESHEST_CRL,
            POLICIES,
            POLICY_MAPPINGS,
            POLICY_CONSTRAINTS,
            INHIBIT_ANY_POLICY,
            NAME_CONSTRAINTS,
            SUBJECT_DIRECTORY_ATTRIBUTES,
            PRIVATE_KEY_USAGE_PERIOD,
            QC_STATEMENTS,
            TLS_FEATURE,
            OCSP_NO_CHECK,
            SCT_LIST,
            CT_POISON);

    /// Names for sentences; the dotted form serves for all others.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(BASIC_CONSTRAINTS, "basicConstraints"),
            Map.entry(KEY_USAGE, "keyUsage"),
            Map.entry(EXTENDED_KEY_USAGE, "extendedKeyUsage"),
            Map.entry(SUBJECT_ALT_NAME, "subjectAltName"),
            Map.entry(ISSUER_ALT_NAME, "issuerAltName"),
            Map.entry(SUBJECT_KEY_ID, "subjectKeyIdentifier"),
            Map.entry(AUTHORITY_KEY_ID, "authorityKeyIdentifier"),
            Map.entry(AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
            Map.entry(SUBJECT_INFO_ACCESS, "subjectInfoAccess"),
            Map.entry(CRL_POINTS, "cRLDistributionPoints"),
            Map.entry(FRESHEST_CRL, "freshestCRL"),
            Map.entry(POLICIES, "certificatePolicies"),
            Map.entry(POLICY_MAPPINGS, "policyMappings"),
            Map.entry(POLICY_CONSTRAINTS, "policyConstraints"),
            Map.entry(INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
            Map.entry(NAME_CONSTRAINTS, "nameConstraints"),
            Map.entry(SUBJECT_DIRECTORY_ATTRIBUTES, "subjectDirectoryAttributes"),
            Map.entry(QC_STATEMENTS, "qcStatements"),
            Map.entry(SCT_LIST, "signedCertificateTimestampList"),
            Map.entry(CT_POISON, "ctPoison"),
            Map.entry(COMMON_NAME, "CN"),
            Map.entry(SURNAME, "SN"),
            Map.entry(SERIAL_NUMBER, "serialNumber"),
            Map.entry(COUNTRY, "C"),
            Map.entry(LOCALITY, "L"),
            Map.entry(STATE, "ST"),
            Map.entry(STREET, "street"),
            Map.entry(ORGANIZATION, "O"),
            Map.entry(ORGANIZATIONAL_UNIT, "OU"),
            Map.entry(BUSINESS_CATEGORY, "businessCategory"),
            Map.entry(POSTAL_CODE, "postalCode"),
            Map.entry(GIVEN_NAME, "GN"),
            Map.entry(DN_QUALIFIER, "dnQualifier"),
            Map.entry(ORGANIZATION_IDENTIFIER, "organizationIdentifier"),
            Map.entry(DOMAIN_COMPONENT, "DC"),
            Map.entry(EMAIL_ADDRESS, "emailAddress"),
            Map.entry(JURISDICTION_COUNTRY, "jurisdictionC"),
            Map.entry(JURISDICTION_STATE, "jurisdictionST"),
            Map.entry(JURISDICTION_LOCALITY, "jurisdictionL"),
            Map.entry(SERVER_AUTH, "serverAuth"),
            Map.entry(CLIENT_AUTH, "clientAuth"),
            Map.entry(CODE_SIGNING, "codeSigning"),
            Map.entry(EMAIL_PROTECTION, "emailProtection"),
            Map.entry(TIME_STAMPING, "timeStamping"),
            Map.entry(OCSP_SIGNING, "OCSPSigning"),
            Map.entry(ANY_PURPOSE, "anyExtendedKeyUsage"),
            Map.entry(RSA, "RSA"),
            Map.entry(RSA_PSS, "RSASSA-PSS"),
            Map.entry(DSA, "DSA"),
            Map.entry(EC, "EC"),
            Map.entry(ED25519, "Ed25519"),
            Map.entry(ED448, "Ed448"),
            Map.entry(NIST_SIGNATURES + 17, "ML-DSA-44"),
            Map.entry(NIST_SIGNATURES + 18, "ML-DSA-65"),
            Map.entry(NIST_SIGNATURES + 19, "ML-DSA-87"));

    private Oids() {}

    static String name(String oid) {
        return NAMES.getOrDefault(oid, oid);
    }

    static String names(List<String> oids) {
        return String.join(", ", oids.stream().map(Oids::name).toList());
    }
}
