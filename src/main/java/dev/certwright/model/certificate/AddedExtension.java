package dev.certwright.model.certificate;

import dev.certwright.model.Bytes;
import java.util.List;
import java.util.Optional;

/// An extension of a certificate to be signed, besides those that a [CertificateTemplate] names by itself.
public sealed interface AddedExtension {
    /// Where names below a CA may lie (RFC 5280 §4.2.1.10); critical.
    record NameConstraints(List<Subtree> permitted, List<Subtree> excluded) implements AddedExtension {
        public NameConstraints {
            permitted = List.copyOf(permitted);
            excluded = List.copyOf(excluded);
            if (permitted.isEmpty() && excluded.isEmpty()) {
                throw new IllegalArgumentException("name constraints that constrain nothing");
            }
        }
    }

    /// Under which rules it was issued (RFC 5280 §4.2.1.4).
    record CertificatePolicies(List<Policy> policies) implements AddedExtension {
        public CertificatePolicies {
            policies = List.copyOf(policies);
            if (policies.isEmpty()) {
                throw new IllegalArgumentException("no policy");
            }
        }
    }

    /// Where the CA's revocation list is found (RFC 5280 §4.2.1.13).
    ///
    /// @param uris each one a place for the same list
    record CrlDistributionPoints(List<String> uris) implements AddedExtension {
        public CrlDistributionPoints {
            uris = List.copyOf(uris);
            if (uris.isEmpty()) {
                throw new IllegalArgumentException("no address");
            }
        }
    }

    /// Where an OCSP responder answers and where the CA's own certificate is found (RFC 5280 §4.2.2.1).
    record AuthorityInformation(List<String> ocsp, List<String> caIssuers) implements AddedExtension {
        public AuthorityInformation {
            ocsp = List.copyOf(ocsp);
            caIssuers = List.copyOf(caIssuers);
            if (ocsp.isEmpty() && caIssuers.isEmpty()) {
                throw new IllegalArgumentException("no address");
            }
        }
    }

    /// The server must staple an OCSP response (RFC 7633 §4.2.3.1: `status_request` in the TLS features).
    record MustStaple() implements AddedExtension {}

    /// This certificate of an OCSP responder is not itself to be checked (RFC 6960 §4.2.2.2.1).
    record OcspNoCheck() implements AddedExtension {}

    /// Any other.
    ///
    /// @param oid   dotted
    /// @param value DER, without the OCTET STRING around it
    record Custom(String oid, boolean critical, Bytes value) implements AddedExtension {}

    /// A policy.
    ///
    /// @param oid  dotted
    /// @param cps  where the practice statement is found; may be empty
    record Policy(String oid, Optional<String> cps) {}
}
