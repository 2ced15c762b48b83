package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.PathSettings.Conformance;
import dev.certwright.model.verification.ValidationProfile;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/// Every certificate of the path looks as RFC 5280 §4 says that certificates must.
final class ConformanceCheck implements PathCheck {
    private static final int MAX_SERIAL_OCTETS = 20;
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{12}Z");
    private static final Pattern LONG_YEAR = Pattern.compile("\\d{14}Z");

    private final Conformance conformance;
    private final ValidationProfile profile;

    ConformanceCheck(Conformance conformance, ValidationProfile profile) {
        this.conformance = conformance;
        this.profile = profile;
    }

    /// A certificate in its place.
    ///
    /// @param leaf   whether it is the one that is judged
    /// @param anchor whether it is trusted as it is
    /// @param top    whether it claims to have issued itself, with nothing above it
    record Place(PathCertificate certificate, boolean leaf, boolean anchor, boolean top) {
        String label() {
            return certificate.label();
        }

        /// True when it says that it is a CA.
        boolean authority() {
            return certificate
                    .extensions()
                    .basicConstraints()
                    .map(c -> c.isCA())
                    .orElse(false);
        }
    }

    /// Takes down what is wrong.
    interface Report {
        /// A rule that must be kept is broken.
        void broken(String key, Object... arguments);

        /// A rule that many do not keep is broken.
        void advice(String key, Object... arguments);
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("conformance");
        var report = report(findings);
        var judged = path.judged();
        for (int i = 0; i < judged.size(); i++) {
            boolean last = i == path.certificates().size() - 1;
            var certificate = judged.get(i);
            var place = new Place(certificate, i == 0, path.isAnchor(i), last && certificate.selfIssued());
            judge(place, report);
            path.issuerOf(i).ifPresent(issuer -> judgeIssuer(place, issuer, report));
            ExtensionRules.judge(place, profile, report);
            NameRules.judge(place, report);
        }
        return findings.orPass("check.conformance.good");
    }

    private Report report(Findings findings) {
        return new Report() {
            @Override
            public void broken(String key, Object... arguments) {
                switch (conformance) {
                    case STRICT -> findings.fail(key, arguments);
                    case TOLERANT -> findings.warn(key, arguments);
                }
            }

            @Override
            public void advice(String key, Object... arguments) {
                findings.warn(key, arguments);
            }
        };
    }

    private static void judge(Place place, Report report) {
        var certificate = place.certificate();
        var content = certificate.certificate().getTBSCertificate();
        if (certificate.version() < 3 && content.getExtensions() != null) {
            report.broken("check.conformance.version", place.label(), certificate.version());
        }
        if (certificate.version() < 2
                && (content.getIssuerUniqueId() != null || content.getSubjectUniqueId() != null)) {
            report.broken("check.conformance.uniqueId", place.label());
        }
        if (!certificate.signatureAlgorithm().equals(content.getSignature())) {
            report.broken("check.conformance.algorithmsDiffer", place.label());
        }
        if (certificate.issuer().isEmpty()) {
            report.broken("check.conformance.emptyIssuer", place.label());
        }
        if (certificate.subject().isEmpty() && (place.authority() || !place.leaf())) {
            report.broken("check.conformance.emptySubject", place.label());
        }
        if (certificate.notAfter().isBefore(certificate.notBefore())) {
            report.broken("check.conformance.validity", place.label());
        }
        if (!certificate.isDer()) {
            report.broken("check.conformance.encoding", place.label());
        }
        judgeDate(place, content.getStartDate(), report);
        judgeDate(place, content.getEndDate(), report);
        judgeSerial(place, content.getSerialNumber().getValue(), report);
    }

    private static void judgeIssuer(Place place, PathCertificate issuer, Report report) {
        if (place.certificate().keyIdentifierMatch(issuer) == PathCertificate.KeyIdentifierMatch.DIFFERENT) {
            report.advice("check.conformance.otherIssuerKey", place.label(), issuer.label());
        }
    }

    /// To the second, in Greenwich time, in two digits until 2049 and in four from then on (RFC 5280 §4.1.2.5).
    private static void judgeDate(Place place, Time time, Report report) {
        var text = DerEncoding.contentText(time.toASN1Primitive());
        boolean shortYear = time.toASN1Primitive() instanceof ASN1UTCTime;
        if (!(shortYear ? SHORT_YEAR : LONG_YEAR).matcher(text).matches()) {
            report.broken("check.conformance.date", place.label(), DisplayName.safe(text));
        } else if (!shortYear && text.compareTo("2050") < 0) {
            report.advice("check.conformance.dateForm", place.label(), text);
        }
    }

    private static void judgeSerial(Place place, BigInteger serial, Report report) {
        if (serial.signum() < 0) {
            report.advice("check.conformance.serialNegative", place.label());
        } else if (serial.signum() == 0) {
            report.advice("check.conformance.serialZero", place.label());
        } else if (serial.toByteArray().length > MAX_SERIAL_OCTETS) {
            report.advice("check.conformance.serialLong", place.label(), MAX_SERIAL_OCTETS);
        }
    }
}
