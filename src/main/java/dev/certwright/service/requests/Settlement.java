package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.certificate.RequestedCertificate.RequestedExtension;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.AddedExtensionWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes one certificate of a request, an offer, and the decisions between them.
///
/// @param decisions by the words of the fields; what is not decided stays as offered
record Settlement(
        RequestedCertificate request,
        CertificateOrder order,
        RequestComparison comparison,
        Map<String, RequestDecision> decisions) {
    /// What is to be signed.
    ///
    /// @throws PkiException.InvalidInput when something is undecided, decided in a way that is not possible,
    ///                                   or leaves a certificate that nobody could use
    CertificateTemplate template(Validity validity) throws PkiException.InvalidInput {
        requireDecisions();
        var offer = Offer.of(order);
        var subject = subject(offer);
        var names = names(offer);
        requireNames(subject, names);
        return new CertificateTemplate(
                subject, names, validity, constraints(offer), usages(offer), purposes(offer), extensions(offer));
    }

    private void requireDecisions() throws PkiException.InvalidInput {
        for (var decision : decisions.entrySet()) {
            requirePossible(decision.getKey(), decision.getValue());
        }
        var undecided = comparison.undecided(decisions).stream()
                .map(RequestComparison.Row::field)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!undecided.isEmpty()) {
            throw refusal("csr.refused.undecided", undecided);
        }
    }

    private void requirePossible(String field, RequestDecision decision) throws PkiException.InvalidInput {
        var row = comparison
                .row(field)
                .orElseThrow(() -> refusal(
                        "csr.refused.noSuchField",
                        field,
                        comparison.rows().stream()
                                .map(RequestComparison.Row::field)
                                .distinct()
                                .collect(Collectors.joining(", "))));
        boolean changesNothing =
                row.requested().isEmpty() || row.result(decision).equals(row.offered());
        if (!changesNothing && !row.possible().contains(decision)) {
            throw refusal("csr.refused.notPossible", field);
        }
    }

    private static void requireNames(DistinguishedName subject, List<GeneralName> names, CertificateProfile profile)
            throws PkiException.InvalidInput {
        boolean server = profile == CertificateProfile.SERVER || profile == CertificateProfile.PEER;
        if (server && names.isEmpty()) {
            throw refusal("violation.names.required");
        }
        if (subject.isEmpty() && (names.isEmpty() || profile.authority())) {
            throw refusal("violation.subject.required");
        }
    }

    private void requireNames(DistinguishedName subject, List<GeneralName> names) throws PkiException.InvalidInput {
        requireNames(subject, names, order.profile());
    }

    /// What is not asked for stays as offered, whatever was decided.
    private RequestDecision on(String field) {
        boolean asked =
                comparison.row(field).filter(row -> !row.requested().isEmpty()).isPresent();
        return asked ? decisions.getOrDefault(field, RequestDecision.REPLACE) : RequestDecision.REPLACE;
    }

    private DistinguishedName subject(Offer offer) {
        return switch (on(RequestComparison.SUBJECT)) {
            case KEEP, ADD -> request.subject().isEmpty() ? offer.subject() : request.subject();
            case REPLACE -> offer.subject();
        };
    }

    private List<GeneralName> names(Offer offer) {
        var keepable = request.subjectAltNames().stream()
                .filter(KeepableNames::keepable)
                .toList();
        return merged(on(RequestComparison.NAMES), keepable, offer.names());
    }

    private BasicConstraints constraints(Offer offer) {
        return switch (on(RequestComparison.BASIC_CONSTRAINTS)) {
            case KEEP -> request.basicConstraints().orElse(offer.basicConstraints());
            case REPLACE, ADD -> offer.basicConstraints();
        };
    }

    private Set<KeyUsage> usages(Offer offer) {
        return request.keyUsage()
                .map(requested -> Set.copyOf(merged(on(RequestComparison.KEY_USAGE), requested, offer.keyUsage())))
                .orElse(offer.keyUsage());
    }

    private List<KeyPurpose> purposes(Offer offer) {
        return request.extendedKeyUsage()
                .map(requested -> merged(on(RequestComparison.EXTENDED_KEY_USAGE), requested, offer.extendedKeyUsage()))
                .orElse(offer.extendedKeyUsage());
    }

    private static <T> List<T> merged(RequestDecision decision, Collection<T> requested, Collection<T> offered) {
        return switch (decision) {
            case KEEP -> requested.stream().distinct().toList();
            case REPLACE -> List.copyOf(offered);
            case ADD -> {
                var both = new LinkedHashSet<>(requested);
                both.addAll(offered);
                yield List.copyOf(both);
            }
        };
    }

    /// Those offered, but for what the request's take the place of.
    private List<AddedExtension> extensions(Offer offer) {
        var kept = OtherExtensions.keepable(request).stream()
                .filter(extension -> on(extension.details().name()) != RequestDecision.REPLACE)
                .toList();
        var replaced = kept.stream().map(extension -> extension.details().oid()).collect(Collectors.toSet());
        var extensions = new ArrayList<AddedExtension>();
        for (var offered : offer.extensions()) {
            if (!replaced.contains(AddedExtensionWords.read(offered).details().oid())) {
                extensions.add(offered);
            }
        }
        kept.stream().map(Settlement::added).forEach(extensions::add);
        return extensions;
    }

    private static AddedExtension added(RequestedExtension extension) {
        return new AddedExtension.Custom(
                extension.details().oid(), extension.details().critical(), extension.value());
    }

    private static PkiException.InvalidInput refusal(String key, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of(key, arguments));
    }
}
