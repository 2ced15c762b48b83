package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.certificate.RequestedCertificate.RequestedExtension;
import dev.certwright.model.issuing.RequestComparison.Row;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.pki.certificate.AddedExtensionWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The extensions that have no field of their own in a comparison.
final class OtherExtensions {
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String SUBJECT_ALT_NAME = "2.5.29.17";

    private static final Set<String> WITH_FIELDS =
            Set.of(BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, SUBJECT_ALT_NAME);

    /// The two key identifiers, which follow from the keys (RFC 5280 §4.2.1.1, §4.2.1.2).
    private static final Set<String> MADE_BY_THE_CA = Set.of("2.5.29.14", "2.5.29.35");

    private final RequestedCertificate request;
    private final Map<String, RequestedExtension> offered = new LinkedHashMap<>();

    OtherExtensions(RequestedCertificate request, Offer offer) {
        this.request = request;
        for (var added : offer.extensions()) {
            var extension = AddedExtensionWords.read(added);
            offered.put(extension.details().oid(), extension);
        }
    }

    /// Those asked for that may be kept.
    static List<RequestedExtension> keepable(RequestedCertificate request) {
        return others(request).stream().filter(OtherExtensions::keepable).toList();
    }

    private static List<RequestedExtension> others(RequestedCertificate request) {
        return request.extensions().stream()
                .filter(extension -> !WITH_FIELDS.contains(extension.details().oid()))
                .toList();
    }

    private static boolean keepable(RequestedExtension extension) {
        var oid = extension.details().oid();
        return !MADE_BY_THE_CA.contains(oid) && oid.matches("[0-2](\\.(0|[1-9]\\d*))+");
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var extension : others(request)) {
            rows.add(row(
                    extension,
                    Optional.ofNullable(offered.get(extension.details().oid()))));
        }
        for (var extension : offered.values()) {
            if (request.extension(extension.details().oid()).isEmpty()) {
                var details = extension.details();
                rows.add(new Row(details.name(), "", details.text(), Optional.empty(), List.of(), false, List.of()));
            }
        }
        return rows;
    }

    private static Row row(RequestedExtension requested, Optional<RequestedExtension> offered) {
        var details = requested.details();
        var ours = offered.map(extension -> extension.details().text()).orElse("");
        if (MADE_BY_THE_CA.contains(details.oid())) {
            return new Row(
                    details.name(),
                    details.text(),
                    ours,
                    Optional.empty(),
                    List.of(),
                    false,
                    List.of(Phrase.of("csr.warning.madeByTheCa")));
        }
        boolean same = offered.map(extension -> extension.value().equals(requested.value())
                        && extension.details().critical() == details.critical())
                .orElse(false);
        var possible = keepable(requested)
                ? List.of(RequestDecision.KEEP, RequestDecision.REPLACE)
                : List.of(RequestDecision.REPLACE);
        return new Row(
                details.name(),
                details.text(),
                ours,
                Optional.empty(),
                same ? List.of() : possible,
                !same,
                same ? List.of() : Dangers.ofExtension(details));
    }
}
