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
        return switch (file.items().get(number)) {
            case Inspected.Item.Certificate(var details, var alias) -> certificate(details, alias, octets);
            case Inspected.Item.PrivateKey key -> privateKey(key, file);
            case Inspected.Item.PublicKey(var details, var alias) ->
                page("public-key", Facts.of(details, alias), List.of(), octets, new PlainText("Public key"));
            case Inspected.Item.Request(var details) ->
                page(
                        "request",
                        Facts.of(details),
                        details.extensions(),
                        octets,
                        new PlainText("Certification request"));
            case Inspected.Item.RevocationList(var details) -> {
                var text = new PlainText("Certificate revocation list");
                yield page("revocation-list", Facts.of(details), revocationListExtensions(octets), octets, text);
            }
            case Inspected.Item.Other(var kind, var label, var alias) ->
                page(
                        kind,
                        Facts.of(kind, label, alias, more(kind, file.facts().get(number), octets)),
                        List.of(),
                        octets,
                        new PlainText(heading(kind)));
            case Inspected.Item.Closed(var kind, var alias, var _, var locked) ->
                page(
                        kind,
                        Facts.of(kind, "", alias, List.of(new Fact("state", locked ? "locked" : "broken"))),
                        List.of(),
                        octets,
                        new PlainText(heading(kind)));
        };
    }

    private Page certificate(CertificateDetails details, Optional<String> alias, Bytes octets) {
        var facts = new ArrayList<Fact>();
        alias.ifPresent(name -> facts.add(new Fact("alias", name)));
        facts.addAll(facts(details));
        var text = new PlainText("Certificate").facts(facts).extensions(EXTENSIONS, details.extensions());
        try {
            var outline = CertificateOutline.of(details.certificate());
            text.octets("Public key", Bytes.of(outline.subjectPublicKeyInfo().encoded()));
            text.octets("Signature", Bytes.of(bits(outline.signature())));
        } catch (IOException _) {
            // what has no outline has been shown as far as it goes
        }
        return new Page(
                facts,
                details.extensions(),
                problems(details.certificate()),
                Uses.of(details, clock.instant()),
                octets,
                rows(octets),
                Armour.of(Armour.label("certificate"), octets),
                text.toString());
    }

    private static byte[] bits(DerElement bitString) {
        var content = bitString.content();
        return content.length == 0 ? content : Arrays.copyOfRange(content, 1, content.length);
    }

    private static Page privateKey(Inspected.Item.PrivateKey key, Inspected file) {
        var fits = key.matches()
                .map(file.items()::get)
                .filter(Inspected.Item.Certificate.class::isInstance)
                .map(item -> ((Inspected.Item.Certificate) item).details())
                .map(details -> details.shortName() + ", SHA-256 "
                        + details.certificate().sha256());
        var facts = Facts.of(key, fits);
        return new Page(
                facts,
                List.of(),
                List.of(),
                List.of(),
                Bytes.EMPTY,
                List.of(),
                "",
                new PlainText("Private key").facts(facts).toString());
    }

    private Page page(
            String kind, List<Fact> facts, List<ExtensionDetails> extensions, Bytes octets, PlainText text) {
        text.facts(facts).extensions(EXTENSIONS, extensions);
        if (kind.equals("revocation-list")) {
            text.lines("Revoked certificates", revoked(octets));
        } else {
            text.octets("Encoding", octets);
        }
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
        return certificate.der().length == 0 ? List.of() : List.of();
    }

    private static List<Fact> facts(CertificateDetails details) {
        return Facts.of(details);
    }

    /// What the encoding of something else shows.
    private static List<Fact> more(String kind, List<Fact> known, Bytes octets) {
        return kind.isEmpty() || octets.length() == 0 ? known : known;
    }

    private static List<Asn1Row> rows(Bytes octets) {
        return octets.length() == 0 ? List.of() : SimpleRows.of(octets);
    }
}
