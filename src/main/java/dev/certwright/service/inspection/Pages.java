package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.pki.certificate.CertificateOutline;
import dev.certwright.pki.certificate.DerElement;
import dev.certwright.pki.certificate.RevocationListReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes the page of one thing in a file.
final class Pages {
    /// Revoked certificates named in the text; a list may hold a million.
    private static final int MAX_REVOKED = 10_000;

    private static final String EXTENSIONS = "Extensions";

    private final RevocationListReader revocationLists;
    private final InstantSource clock;

    Pages(RevocationListReader revocationLists, InstantSource clock) {
        this.revocationLists = revocationLists;
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
                        rows(octets),
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
            case Inspected.Item.RevocationList _ -> {
                var text = new PlainText("Certificate revocation list")
                        .facts(facts)
                        .extensions(EXTENSIONS, extensions)
                        .lines("Revoked certificates", revoked(octets));
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
            case Inspected.Item.Certificate(var details, var alias) -> {
                var facts = new ArrayList<Fact>();
                alias.ifPresent(name -> facts.add(new Fact("alias", name)));
                facts.addAll(facts(details));
                yield facts;
            }
            case Inspected.Item.PrivateKey key -> Facts.of(key, fits(key, file));
            case Inspected.Item.PublicKey(var details, var alias) -> Facts.of(details, alias);
            case Inspected.Item.Request(var details) -> Facts.of(details);
            case Inspected.Item.RevocationList(var details) -> Facts.of(details);
            case Inspected.Item.Other(var kind, var label, var alias) ->
                Facts.of(
                        kind,
                        label,
                        alias,
                        more(file.facts().get(number), file.octets().get(number)));
            case Inspected.Item.Closed(var kind, var alias, var _, var locked) ->
                Facts.of(kind, "", alias, List.of(new Fact("state", locked ? "locked" : "broken")));
        };
    }

    /// The extensions alone.
    List<ExtensionDetails> extensions(Inspected file, int number) {
        return switch (file.items().get(number)) {
            case Inspected.Item.Certificate(var details, var _) -> details.extensions();
            case Inspected.Item.Request(var details) -> details.extensions();
            case Inspected.Item.RevocationList _ ->
                revocationListExtensions(file.octets().get(number));
            case Inspected.Item.PrivateKey _,
                    Inspected.Item.PublicKey _,
                    Inspected.Item.Other _,
                    Inspected.Item.Closed _ -> List.of();
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
                rows(octets),
                Armour.of(Armour.label(kind), octets),
                text.toString());
    }

    private List<ExtensionDetails> revocationListExtensions(Bytes octets) {
        try {
            return revocationLists.extensions(octets.toArray());
        } catch (PkiException _) {
            return List.of();
        }
    }

    private List<String> revoked(Bytes octets) {
        try {
            return revocationLists.revoked(octets.toArray(), MAX_REVOKED).stream()
                    .map(entry -> entry.serialNumber() + "  " + entry.at()
                            + entry.reason().map(reason -> "  " + reason).orElse(""))
                    .toList();
        } catch (PkiException _) {
            return List.of();
        }
    }

    /// `ocsp-response` becomes `Ocsp response`: good enough for what has no better name here.
    private static String heading(String kind) {
        var words = kind.replace('-', ' ');
        return words.isEmpty() ? kind : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What rules object to in a certificate, worst first.
    List<Finding> problems(EncodedCertificate certificate) {
        return List.of();
    }

    private static List<Fact> facts(CertificateDetails details) {
        return Facts.of(details);
    }

    /// What the container and the encoding of something else show.
    private static List<Fact> more(List<Fact> known, Bytes octets) {
        if (octets.length() == 0) {
            return known;
        }
        var facts = new ArrayList<>(known);
        facts.add(new Fact("octets", Integer.toString(octets.length())));
        return facts;
    }

    private static List<Asn1Row> rows(Bytes octets) {
        return octets.length() == 0 ? List.of() : SimpleRows.of(octets);
    }
}
