package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestComparison.Row;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.GeneralName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts what a request asks for beside what the CA offers.
final class ComparisonRows {
    private static final List<RequestDecision> NOTHING = List.of();
    private static final List<RequestDecision> REPLACE_ONLY = List.of(RequestDecision.REPLACE);

    private final RequestedCertificate request;
    private final Offer offer;

    ComparisonRows(RequestedCertificate request, Offer offer) {
        this.request = request;
        this.offer = offer;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        rows.add(subject());
        rows.add(names());
        rows.add(basicConstraints());
        rows.add(keyUsage());
        rows.add(extendedKeyUsage());
        rows.addAll(new OtherExtensions(request, offer).rows());
        for (var attribute : request.details().attributes()) {
            rows.add(new Row(
                    attribute.name(),
                    attribute.text(),
                    "",
                    Optional.empty(),
                    NOTHING,
                    false,
                    List.of(Phrase.of("csr.warning.attribute"))));
        }
        return rows;
    }

    private Row subject() {
        var requested = request.subject();
        boolean settled = requested.isEmpty() || requested.equals(offer.subject());
        return new Row(
                RequestComparison.SUBJECT,
                requested.toString(),
                offer.subject().toString(),
                Optional.empty(),
                settled
                        ? NOTHING
                        : KeepableNames.keepable(requested)
                                ? List.of(RequestDecision.KEEP, RequestDecision.REPLACE)
                                : REPLACE_ONLY,
                !settled,
                Dangers.ofSubject(requested));
    }

    private Row names() {
        var requested = request.subjectAltNames();
        var keepable = requested.stream().filter(KeepableNames::keepable).toList();
        if (requested.isEmpty()
                && request.extension(OtherExtensions.SUBJECT_ALT_NAME).isPresent()) {
            return unreadable(RequestComparison.NAMES, OtherExtensions.SUBJECT_ALT_NAME, lines(offer.names()));
        }
        return list(
                RequestComparison.NAMES,
                requested,
                offer.names(),
                GeneralName::typed,
                keepable.isEmpty() ? REPLACE_ONLY : List.of(RequestDecision.values()),
                Dangers.ofNames(requested));
    }

    private static String lines(List<GeneralName> names) {
        return names.stream().map(GeneralName::typed).collect(Collectors.joining("\n"));
    }

    private Row basicConstraints() {
        var requested = request.basicConstraints();
        var offered = words(offer.basicConstraints());
        if (requested.isEmpty()) {
            return unreadable(RequestComparison.BASIC_CONSTRAINTS, OtherExtensions.BASIC_CONSTRAINTS, offered);
        }
        boolean same = requested.get().equals(offer.basicConstraints());
        boolean sameKind = requested.get().ca() == offer.basicConstraints().ca();
        return new Row(
                RequestComparison.BASIC_CONSTRAINTS,
                words(requested.get()),
                offered,
                Optional.empty(),
                same ? NOTHING : sameKind ? List.of(RequestDecision.KEEP, RequestDecision.REPLACE) : REPLACE_ONLY,
                !same,
                same ? List.of() : Dangers.ofBasicConstraints(requested.get(), offer.basicConstraints()));
    }

    private static String words(BasicConstraints constraints) {
        var length = constraints.pathLenConstraint();
        return "CA: " + constraints.ca() + (length.isPresent() ? "\npathLenConstraint: " + length.getAsInt() : "");
    }

    private Row keyUsage() {
        var offered = offer.keyUsage();
        if (request.keyUsage().isEmpty()) {
            return unreadable(
                    RequestComparison.KEY_USAGE, OtherExtensions.KEY_USAGE, lines(offered, KeyUsage::rfcName));
        }
        var requested = sorted(request.keyUsage().get());
        return list(
                RequestComparison.KEY_USAGE,
                requested,
                offered,
                KeyUsage::rfcName,
                usagesPossible(requested),
                Dangers.ofKeyUsage(requested, offer.basicConstraints().ca()));
    }

    /// Who may sign certificates and who is a CA must be the same (RFC 5280 §4.2.1.9).
    private List<RequestDecision> usagesPossible(Set<KeyUsage> requested) {
        boolean signs = requested.contains(KeyUsage.KEY_CERT_SIGN);
        if (offer.basicConstraints().ca()) {
            return signs ? List.of(RequestDecision.values()) : List.of(RequestDecision.REPLACE, RequestDecision.ADD);
        }
        return signs ? REPLACE_ONLY : List.of(RequestDecision.values());
    }

    static Set<KeyUsage> sorted(Set<KeyUsage> usages) {
        return usages.isEmpty() ? EnumSet.noneOf(KeyUsage.class) : EnumSet.copyOf(usages);
    }

    private Row extendedKeyUsage() {
        var offered = offer.extendedKeyUsage();
        if (request.extendedKeyUsage().isEmpty()) {
            return unreadable(
                    RequestComparison.EXTENDED_KEY_USAGE,
                    OtherExtensions.EXTENDED_KEY_USAGE,
                    lines(offered, KeyPurpose::rfcName));
        }
        var requested = request.extendedKeyUsage().get();
        return list(
                RequestComparison.EXTENDED_KEY_USAGE,
                requested,
                offered,
                KeyPurpose::rfcName,
                List.of(RequestDecision.values()),
                Dangers.ofPurposes(requested));
    }

    /// A field that is not asked for, or in a way that cannot be read.
    private Row unreadable(String field, String oid, String offered) {
        var extension = request.extension(oid);
        return extension
                .map(broken -> new Row(
                        field,
                        broken.details().text(),
                        offered,
                        Optional.empty(),
                        REPLACE_ONLY,
                        true,
                        List.of(Phrase.of("csr.warning.unreadable"))))
                .orElseGet(() -> new Row(field, "", offered, Optional.empty(), NOTHING, false, List.of()));
    }

    /// A field of several values. Nobody has to decide when all that is asked for is offered.
    private static <T> Row list(
            String field,
            Collection<T> requested,
            Collection<T> offered,
            Function<T, String> word,
            List<RequestDecision> possible,
            List<Phrase> warnings) {
        var both = new LinkedHashSet<>(requested);
        both.addAll(offered);
        boolean needed = !offered.containsAll(requested);
        boolean same = !needed && requested.containsAll(offered);
        boolean several = !offered.isEmpty() && !requested.isEmpty();
        var decisions = possible.stream()
                .filter(decision -> several || decision != RequestDecision.ADD)
                .toList();
        return new Row(
                field,
                lines(requested, word),
                lines(offered, word),
                several ? Optional.of(lines(both, word)) : Optional.empty(),
                same || requested.isEmpty() ? NOTHING : decisions,
                needed,
                needed ? warnings : List.of());
    }

    private static <T> String lines(Collection<T> values, Function<T, String> word) {
        return values.stream().map(word).distinct().collect(Collectors.joining("\n"));
    }
}
