package dev.certwright.service.requests;

import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What the CA would put into the certificate if nobody had asked for anything.
record Offer(
        DistinguishedName subject,
        List<GeneralName> names,
        BasicConstraints basicConstraints,
        Set<KeyUsage> keyUsage,
        List<KeyPurpose> extendedKeyUsage,
        List<AddedExtension> extensions) {
    static Offer of(CertificateOrder order) {
        var choices = order.choices();
        var usage = choices.keyUsage().orElseGet(() -> order.profile().keyUsage(order.key()));
        return new Offer(
                order.subject(),
                order.subjectAltNames().stream().distinct().toList(),
                basicConstraints(order),
                usage.isEmpty() ? EnumSet.noneOf(KeyUsage.class) : EnumSet.copyOf(usage),
                choices.extendedKeyUsage().orElseGet(() -> order.profile().extendedKeyUsage()),
                Stream.concat(order.profile().extensions().stream(), choices.extensions().stream())
                        .toList());
    }

    private static BasicConstraints basicConstraints(CertificateOrder order) {
        var usual = order.profile().basicConstraints();
        var wanted = order.choices().pathLength();
        if (wanted.isEmpty() || !usual.ca()) {
            return usual;
        }
        return new BasicConstraints(true, wanted.getAsInt() < 0 ? OptionalInt.empty() : wanted);
    }
}
