package dev.certwright.service.connection;

import static dev.certwright.service.connection.ServerFault.COMMON_NAME_ONLY;
import static dev.certwright.service.connection.ServerFault.CRITICAL_EXTENSION;
import static dev.certwright.service.connection.ServerFault.EXPIRED;
import static dev.certwright.service.connection.ServerFault.ISSUER_UNKNOWN;
import static dev.certwright.service.connection.ServerFault.KEY_USAGE;
import static dev.certwright.service.connection.ServerFault.NAME;
import static dev.certwright.service.connection.ServerFault.NAME_CONSTRAINT;
import static dev.certwright.service.connection.ServerFault.NOT_A_CA;
import static dev.certwright.service.connection.ServerFault.NOT_YET;
import static dev.certwright.service.connection.ServerFault.PURPOSE;
import static dev.certwright.service.connection.ServerFault.REVOKED;
import static dev.certwright.service.connection.ServerFault.ROOT_UNKNOWN;
import static dev.certwright.service.connection.ServerFault.SELF_SIGNED;
import static dev.certwright.service.connection.ServerFault.SIGNATURE;
import static dev.certwright.service.connection.ServerFault.STAPLE_MISSING;
import static dev.certwright.service.connection.ServerFault.WEAK_KEY;
import static dev.certwright.service.connection.ServerFault.WEAK_SIGNATURE;

import java.util.List;
import java.util.Set;

/// A program and what it answers to each fault, in the order in which it looks for them.
///
/// Alerts and words of OpenSSL (3.0), curl (7.88 with OpenSSL), Python (3.11), Node.js (20) and Java (25) were seen
/// by running them against `openssl s_server`. Those of Go, Chrome and Firefox are from published behaviour: their
/// sources and what servers log.
record OtherProgram(String name, List<Reply> replies) {
    /// No alert: it completes the handshake and closes.
    static final int SILENT = -1;

    /// @param alert the number, or [#SILENT]
    /// @param words what it tells its user; `{host}` and `{names}` are filled in
    record Reply(ServerFault fault, int alert, String words) {}

    static final List<OtherProgram> ALL = List.of(
            openssl("OpenSSL", 42, "certificate signature failure", "hostname mismatch", "hostname mismatch"),
            openssl(
                    "curl",
                    SILENT,
                    "asn1 encoding routines::EVP lib",
                    "no alternative certificate subject name matches target host name '{host}'",
                    "certificate subject name does not match target host name '{host}'"),
            java(),
            go(),
            openssl(
                    "Python",
                    42,
                    "certificate signature failure",
                    "Hostname mismatch, certificate is not valid for '{host}'.",
                    "Hostname mismatch, certificate is not valid for '{host}'."),
            node(),
            chrome(),
            firefox());

    /// The first thing it stumbles over.
    java.util.Optional<Reply> reply(Set<ServerFault> faults) {
        return replies.stream().filter(r -> faults.contains(r.fault())).findFirst();
    }

    private static OtherProgram openssl(
            String name, int nameAlert, String signature, String mismatch, String commonName) {
        return new OtherProgram(
                name,
                List.of(
                        new Reply(SELF_SIGNED, 48, "self-signed certificate"),
                        new Reply(ROOT_UNKNOWN, 48, "self-signed certificate in certificate chain"),
                        new Reply(ISSUER_UNKNOWN, 48, "unable to get local issuer certificate"),
                        new Reply(CRITICAL_EXTENSION, 46, "unhandled critical extension"),
                        new Reply(NOT_A_CA, 48, "invalid CA certificate"),
                        new Reply(PURPOSE, 43, "unsuitable certificate purpose"),
                        new Reply(NAME_CONSTRAINT, 46, "permitted subtree violation"),
                        new Reply(WEAK_KEY, 42, "EE certificate key too weak"),
                        new Reply(SIGNATURE, 51, signature),
                        new Reply(EXPIRED, 45, "certificate has expired"),
                        new Reply(NOT_YET, 42, "certificate is not yet valid"),
                        new Reply(NAME, nameAlert, mismatch),
                        new Reply(COMMON_NAME_ONLY, nameAlert, commonName)));
    }

    /// As OpenSSL, but it completes the handshake first, and takes weaker keys.
    private static OtherProgram node() {
        return new OtherProgram(
                "Node.js",
                List.of(
                        new Reply(SELF_SIGNED, SILENT, "self-signed certificate"),
                        new Reply(ROOT_UNKNOWN, SILENT, "self-signed certificate in certificate chain"),
                        new Reply(ISSUER_UNKNOWN, SILENT, "unable to verify the first certificate"),
                        new Reply(CRITICAL_EXTENSION, SILENT, "unhandled critical extension"),
                        new Reply(NOT_A_CA, SILENT, "key usage does not include certificate signing"),
                        new Reply(PURPOSE, SILENT, "unsuitable certificate purpose"),
                        new Reply(NAME_CONSTRAINT, SILENT, "permitted subtree violation"),
                        new Reply(SIGNATURE, SILENT, "certificate signature failure"),
                        new Reply(EXPIRED, SILENT, "certificate has expired"),
                        new Reply(NOT_YET, SILENT, "certificate is not yet valid"),
                        new Reply(NAME, SILENT, "Hostname/IP does not match certificate's altnames"),
                        new Reply(COMMON_NAME_ONLY, SILENT, "Hostname/IP does not match certificate's altnames")));
    }

    private static OtherProgram java() {
        var path = "unable to find valid certification path to requested target";
        return new OtherProgram(
                "Java",
                List.of(
                        new Reply(SELF_SIGNED, 46, path),
                        new Reply(ROOT_UNKNOWN, 46, path),
                        new Reply(ISSUER_UNKNOWN, 46, path),
                        new Reply(SIGNATURE, 42, "signature check failed"),
                        new Reply(WEAK_SIGNATURE, 46, "Algorithm constraints check failed"),
                        new Reply(EXPIRED, 45, "validity check failed"),
                        new Reply(NOT_YET, 42, "validity check failed"),
                        new Reply(NOT_A_CA, 46, "PKIX path validation failed"),
                        new Reply(NAME_CONSTRAINT, 46, "name constraints check failed"),
                        new Reply(CRITICAL_EXTENSION, 46, "unrecognized critical extension(s)"),
                        new Reply(PURPOSE, 46, "Extended key usage does not permit use for TLS server authentication"),
                        new Reply(KEY_USAGE, 46, "KeyUsage does not allow digital signatures"),
                        new Reply(NAME, 46, "No subject alternative DNS name matching {host} found."),
                        new Reply(COMMON_NAME_ONLY, 46, "No name matching {host} found")));
    }

    /// [from published behaviour]
    private static OtherProgram go() {
        var unknown = "x509: certificate signed by unknown authority";
        return new OtherProgram(
                "Go",
                List.of(
                        new Reply(EXPIRED, 42, "x509: certificate has expired or is not yet valid"),
                        new Reply(NOT_YET, 42, "x509: certificate has expired or is not yet valid"),
                        new Reply(CRITICAL_EXTENSION, 42, "x509: unhandled critical extension"),
                        new Reply(NAME, 42, "x509: certificate is valid for {names}, not {host}"),
                        new Reply(
                                COMMON_NAME_ONLY,
                                42,
                                "x509: certificate relies on legacy Common Name field, use SANs instead"),
                        new Reply(SELF_SIGNED, 42, unknown),
                        new Reply(ROOT_UNKNOWN, 42, unknown),
                        new Reply(ISSUER_UNKNOWN, 42, unknown),
                        new Reply(SIGNATURE, 42, unknown),
                        new Reply(WEAK_SIGNATURE, 42, unknown),
                        new Reply(NOT_A_CA, 42, unknown),
                        new Reply(
                                NAME_CONSTRAINT,
                                42,
                                "x509: a root or intermediate certificate is not authorized to sign for this name"),
                        new Reply(PURPOSE, 42, "x509: certificate specifies an incompatible key usage")));
    }

    /// [from published behaviour] It fetches missing issuers from the address the certificate names.
    private static OtherProgram chrome() {
        var authority = "NET::ERR_CERT_AUTHORITY_INVALID";
        return new OtherProgram(
                "Chrome",
                List.of(
                        new Reply(REVOKED, 46, "NET::ERR_CERT_REVOKED"),
                        new Reply(SIGNATURE, 46, "NET::ERR_CERT_INVALID"),
                        new Reply(CRITICAL_EXTENSION, 46, "NET::ERR_CERT_INVALID"),
                        new Reply(NOT_A_CA, 46, "NET::ERR_CERT_INVALID"),
                        new Reply(NAME_CONSTRAINT, 46, "NET::ERR_CERT_INVALID"),
                        new Reply(PURPOSE, 46, "NET::ERR_CERT_INVALID"),
                        new Reply(SELF_SIGNED, 46, authority),
                        new Reply(ROOT_UNKNOWN, 46, authority),
                        new Reply(ISSUER_UNKNOWN, 46, authority),
                        new Reply(NAME, 46, "NET::ERR_CERT_COMMON_NAME_INVALID"),
                        new Reply(COMMON_NAME_ONLY, 46, "NET::ERR_CERT_COMMON_NAME_INVALID"),
                        new Reply(WEAK_SIGNATURE, 46, "NET::ERR_CERT_WEAK_SIGNATURE_ALGORITHM"),
                        new Reply(WEAK_KEY, 46, "NET::ERR_CERT_WEAK_KEY"),
                        new Reply(EXPIRED, 46, "NET::ERR_CERT_DATE_INVALID"),
                        new Reply(NOT_YET, 46, "NET::ERR_CERT_DATE_INVALID"),
                        new Reply(KEY_USAGE, 47, "ERR_SSL_KEY_USAGE_INCOMPATIBLE")));
    }

    /// [from published behaviour]
    private static OtherProgram firefox() {
        return new OtherProgram(
                "Firefox",
                List.of(
                        new Reply(REVOKED, 44, "SEC_ERROR_REVOKED_CERTIFICATE"),
                        new Reply(STAPLE_MISSING, 42, "MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING"),
                        new Reply(SELF_SIGNED, 42, "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"),
                        new Reply(ROOT_UNKNOWN, 48, "SEC_ERROR_UNKNOWN_ISSUER"),
                        new Reply(ISSUER_UNKNOWN, 48, "SEC_ERROR_UNKNOWN_ISSUER"),
                        new Reply(SIGNATURE, 42, "SEC_ERROR_BAD_SIGNATURE"),
                        new Reply(CRITICAL_EXTENSION, 42, "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION"),
                        new Reply(NOT_A_CA, 42, "SEC_ERROR_CA_CERT_INVALID"),
                        new Reply(NAME_CONSTRAINT, 42, "SEC_ERROR_CERT_NOT_IN_NAME_SPACE"),
                        new Reply(PURPOSE, 43, "SEC_ERROR_INADEQUATE_CERT_TYPE"),
                        new Reply(KEY_USAGE, 43, "SEC_ERROR_INADEQUATE_KEY_USAGE"),
                        new Reply(WEAK_SIGNATURE, 42, "SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED"),
                        new Reply(WEAK_KEY, 42, "MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE"),
                        new Reply(EXPIRED, 45, "SEC_ERROR_EXPIRED_CERTIFICATE"),
                        new Reply(NOT_YET, 42, "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE"),
                        new Reply(NAME, 42, "SSL_ERROR_BAD_CERT_DOMAIN"),
                        new Reply(COMMON_NAME_ONLY, 42, "SSL_ERROR_BAD_CERT_DOMAIN")));
    }
}
