package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.OcspResponseDetails;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.pki.certificate.Asn1Rows;
import dev.certwright.pki.certificate.Asn1Shape;
import dev.certwright.pki.certificate.CertificateFacts;
import dev.certwright.pki.certificate.CertificateOutline;
import dev.certwright.pki.certificate.DerElement;
import dev.certwright.pki.certificate.OcspResponseFacts;
import dev.certwright.pki.certificate.OcspResponseReader;
import dev.certwright.pki.certificate.PublicKeyFacts;
import dev.certwright.pki.certificate.RequestFacts;
import dev.certwright.pki.certificate.RevocationListFacts;
import dev.certwright.pki.lint.Lint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the page of one thing in a file.
final class Pages {
    private static final String EXTENSIONS = "Extensions";
    private static final String OCSP_RESPONSE = "ocsp-response";

    private final OcspResponseReader ocspResponses = new OcspResponseReader();
    private final InstantSource clock;

    Pages(InstantSource clock) {
        this.clock = clock;
    }

    Page of(Inspected file, int number) {
        var octets = file.octets().get(number);
        var facts = facts(file, number);
        var extensions = extensions(file, number);
        return switch (file.items().get(number)) {
            case Inspected.Item.Certificate certificate ->
                new Page(
                        facts,
                        extensions,
                        problems(certificate.details().certificate()),
                        Uses.of(certificate.details(), clock.instant()),
                        octets,
                        Asn1Rows.of(octets, Asn1Shape.CERTIFICATE),
                        Armour.of(Armour.label("certificate"), octets),
                        text(certificate.details(), facts));
            case Inspected.Item.PrivateKey _ ->
                new Page(
                        facts,
                        extensions,
                        List.of(),
                        List.of(),
                        Bytes.EMPTY,
                        List.of(),
                        "",
                        new PlainText("Private key").facts(facts).toString());
            case Inspected.Item.RevocationList(var details) -> {
                var text = new PlainText("Certificate revocation list")
                        .facts(facts)
                        .extensions(EXTENSIONS, extensions)
                        .lines("Revoked certificates", revoked(details));
                yield page("revocation-list", facts, extensions, octets, text);
            }
            case Inspected.Item.PublicKey _ -> page("public-key", "Public key", facts, extensions, octets);
            case Inspected.Item.Request _ -> page("request", "Certification request", facts, extensions, octets);
            case Inspected.Item.Other(var kind, var _, var _) -> page(kind, heading(kind), facts, extensions, octets);
            case Inspected.Item.Closed(var kind, var _, var _, var _) ->
                page(kind, heading(kind), facts, extensions, octets);
        };
    }

    /// The overview alone.
    List<Fact> facts(Inspected file, int number) {
        return switch (file.items().get(number)) {
            case Inspected.Item.Certificate(var details, var alias) -> with(alias, CertificateFacts.of(details));
            case Inspected.Item.PrivateKey key -> Facts.of(key, fits(key, file));
            case Inspected.Item.PublicKey(var details, var alias) ->
                with(alias, orElse(() -> PublicKeyFacts.of(octets(file, number)), () -> Facts.of(details)));
            case Inspected.Item.Request(var details) ->
                orElse(() -> RequestFacts.of(details, octets(file, number)), () -> Facts.of(details));
            case Inspected.Item.RevocationList(var details) ->
                orElse(() -> RevocationListFacts.of(details, octets(file, number)), () -> Facts.of(details));
            case Inspected.Item.Other(var kind, var label, var alias) ->
                Facts.of(
                        kind,
                        label,
                        alias,
                        more(kind, file.facts().get(number), file.octets().get(number)));
            case Inspected.Item.Closed(var kind, var alias, var _, var locked) ->
                Facts.of(kind, "", alias, List.of(new Fact("state", locked ? "locked" : "broken")));
        };
    }

    /// The extensions alone.
    List<ExtensionDetails> extensions(Inspected file, int number) {
        return switch (file.items().get(number)) {
            case Inspected.Item.Certificate(var details, var _) -> details.extensions();
            case Inspected.Item.Request(var details) -> details.extensions();
            case Inspected.Item.RevocationList(var details) -> details.extensions();
            case Inspected.Item.Other(var kind, var _, var _) ->
                kind.equals(OCSP_RESPONSE) ? ocspExtensions(octets(file, number)) : List.of();
            case Inspected.Item.PrivateKey _, Inspected.Item.PublicKey _, Inspected.Item.Closed _ -> List.of();
        };
    }

    /// The certificate of the same file that a key belongs to.
    private static Optional<String> fits(Inspected.Item.PrivateKey key, Inspected file) {
        return key.matches()
                .map(file.items()::get)
                .filter(Inspected.Item.Certificate.class::isInstance)
                .map(item -> ((Inspected.Item.Certificate) item).details())
                .map(details -> details.shortName() + ", SHA-256 "
                        + details.certificate().sha256());
    }

    private static String text(CertificateDetails details, List<Fact> facts) {
        var text = new PlainText("Certificate").facts(facts).extensions(EXTENSIONS, details.extensions());
        try {
            var outline = CertificateOutline.of(details.certificate());
            text.octets("Public key", Bytes.of(outline.subjectPublicKeyInfo().encoded()));
            text.octets("Signature", bits(outline.signature()));
        } catch (IOException _) {
            // what has no outline has been shown as far as it goes
        }
        return text.toString();
    }

    private static Bytes bits(DerElement bitString) {
        var content = bitString.content();
        return content.length == 0 ? Bytes.EMPTY : Bytes.of(Arrays.copyOfRange(content, 1, content.length));
    }

    private static Page page(
            String kind, String heading, List<Fact> facts, List<ExtensionDetails> extensions, Bytes octets) {
        var text = new PlainText(heading)
                .facts(facts)
                .extensions(EXTENSIONS, extensions)
                .octets("Encoding", octets);
        return page(kind, facts, extensions, octets, text);
    }

    private static Page page(
            String kind, List<Fact> facts, List<ExtensionDetails> extensions, Bytes octets, PlainText text) {
        return new Page(
                facts,
                extensions,
                List.of(),
                List.of(),
                octets,
                rows(kind, octets),
                Armour.of(Armour.label(kind), octets),
                text.toString());
    }

    private List<ExtensionDetails> ocspExtensions(byte[] der) {
        try {
            return ocspResponses
                    .read(der)
                    .body()
                    .map(OcspResponseDetails.Body::extensions)
                    .orElse(List.of());
        } catch (PkiException _) {
            return List.of();
        }
    }

    private static List<String> revoked(RevocationListDetails list) {
        return list.entries().stream()
                .map(entry -> entry.serialNumber() + "  " + entry.revocationDate()
                        + entry.reason().map(reason -> "  " + reason).orElse(""))
                .toList();
    }

    /// Facts that may turn out not to be readable.
    @FunctionalInterface
    private interface Reading {
        List<Fact> facts() throws PkiException;
    }

    private static List<Fact> orElse(Reading wanted, Supplier<List<Fact>> otherwise) {
        try {
            return wanted.facts();
        } catch (PkiException _) {
            return otherwise.get();
        }
    }

    private static List<Fact> with(Optional<String> alias, List<Fact> facts) {
        var all = new ArrayList<Fact>();
        alias.ifPresent(name -> all.add(new Fact("alias", name)));
        all.addAll(facts);
        return all;
    }

    private static byte[] octets(Inspected file, int number) {
        return file.octets().get(number).toArray();
    }

    /// `ocsp-response` becomes `Ocsp response`: good enough for what has no better name here.
    private static String heading(String kind) {
        var words = kind.replace('-', ' ');
        return words.isEmpty() ? kind : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What rules object to in a certificate, worst first.
    List<Finding> problems(EncodedCertificate certificate) {
        return Lint.check(certificate, Lint.scopeOf(certificate));
    }

    /// What the encoding of something else shows.
    private List<Fact> more(String kind, List<Fact> known, Bytes octets) {
        return switch (kind) {
            case OCSP_RESPONSE ->
                orElse(() -> OcspResponseFacts.of(ocspResponses.read(octets.toArray()), octets.toArray()), () -> known);
            case "signed-public-key" -> orElse(() -> PublicKeyFacts.ofSigned(octets.toArray()), () -> known);
            default -> with(known, octets);
        };
    }

    private static List<Fact> with(List<Fact> known, Bytes octets) {
        var facts = new ArrayList<>(known);
        if (octets.length() > 0) {
            facts.add(new Fact("octets", Integer.toString(octets.length())));
        }
        return facts;
    }

    private static List<Asn1Row> rows(String kind, Bytes octets) {
        return octets.length() == 0 ? List.of() : Asn1Rows.of(octets, shape(kind));
    }

    private static Asn1Shape shape(String kind) {
        return switch (kind) {
            case "request" -> Asn1Shape.REQUEST;
            case "revocation-list" -> Asn1Shape.REVOCATION_LIST;
            case OCSP_RESPONSE -> Asn1Shape.OCSP_RESPONSE;
            case "public-key" -> Asn1Shape.PUBLIC_KEY;
            case "signed-public-key" -> Asn1Shape.SIGNED_PUBLIC_KEY;
            case "attribute-certificate" -> Asn1Shape.ATTRIBUTE_CERTIFICATE;
            default -> Asn1Shape.UNKNOWN;
        };
    }
}
