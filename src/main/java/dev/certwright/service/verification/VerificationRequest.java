package dev.certwright.service.verification;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate to judge, and everything the judgement may use.
///
/// @param leaf      whose first certificate is judged; the others in it count as untrusted
/// @param trust     every certificate that any of these names is trusted
/// @param others    what may complete the chain and say whether it is revoked
/// @param terms     what the certificate must be good for
/// @param fetching  whether issuers, OCSP answers and revocation lists are fetched from the addresses that
///                  the certificates name; that tells those who keep them what is being looked at
/// @param passwords tried on every file that needs one; the caller wipes them
public record VerificationRequest(
        Source leaf,
        List<TrustChoice> trust,
        Material others,
        Terms terms,
        boolean fetching,
        List<Passphrase> passwords) {
    public VerificationRequest {
        trust = List.copyOf(trust);
        passwords = List.copyOf(passwords);
    }

    /// Without the network and without passwords.
    public VerificationRequest(Source leaf, List<TrustChoice> trust, Material others, Terms terms) {
        this(leaf, trust, others, terms, false, List.of());
    }

    /// Where something is read from.
    public sealed interface Source {
        record OfFile(Path file) implements Source {}

        /// What was read already, from standard input for example.
        ///
        /// @param name what to call it in messages
        record OfOctets(Bytes octets, String name) implements Source {}

        /// Certificates that are open already.
        record Given(List<EncodedCertificate> certificates) implements Source {
            public Given {
                certificates = List.copyOf(certificates);
            }
        }
    }

    /// What may be used and need not be trusted.
    ///
    /// @param certificates    that may complete the chain
    /// @param revocationLists each must hold one at least
    /// @param ocspResponses   likewise
    /// @param vault           whether every certificate of the vault may complete the chain, too
    public record Material(
            List<Source> certificates, List<Source> revocationLists, List<Source> ocspResponses, boolean vault) {
        /// Nothing.
        public static final Material NONE = new Material(List.of(), List.of(), List.of(), false);

        public Material {
            certificates = List.copyOf(certificates);
            revocationLists = List.copyOf(revocationLists);
            ocspResponses = List.copyOf(ocspResponses);
        }
    }

    /// What the certificate must be good for.
    ///
    /// @param host    the name or address it must be for
    /// @param at      empty for now
    /// @param profile empty to choose by what is asked: [ValidationProfile#WEBPKI] for a server whose trust
    ///                is the platform's store alone, [ValidationProfile#RFC5280] for everything else
    /// @param settings how strict to be; [PathSettings#fitting] unless somebody says otherwise
    public record Terms(
            Purpose purpose,
            Optional<String> host,
            Optional<Instant> at,
            Optional<ValidationProfile> profile,
            RevocationPolicy revocation,
            PolicyInputs policies,
            PathSettings settings) {
        /// Now, by the profile that fits, as programs in the field judge.
        public Terms(Purpose purpose, Optional<String> host) {
            this(
                    purpose,
                    host,
                    Optional.empty(),
                    Optional.empty(),
                    RevocationPolicy.SOFT,
                    PolicyInputs.ANY,
                    PathSettings.fitting(Optional.empty()));
        }

        /// At another moment.
        public Terms at(Instant moment) {
            return new Terms(purpose, host, Optional.of(moment), profile, revocation, policies, settings);
        }

        /// With another answer to an unknown revocation status.
        public Terms with(RevocationPolicy wanted) {
            return new Terms(purpose, host, at, profile, wanted, policies, settings);
        }
    }

    /// The profile that is judged by.
    public ValidationProfile profile() {
        return terms.profile().orElseGet(() -> {
            boolean web = terms.purpose() == Purpose.SERVER
                    && !trust.isEmpty()
                    && trust.stream().allMatch(TrustChoice.OfSystem.class::isInstance);
            return web ? ValidationProfile.WEBPKI : ValidationProfile.RFC5280;
        });
    }
}
