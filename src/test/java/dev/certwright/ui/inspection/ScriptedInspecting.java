package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.model.inspection.Use;
import dev.certwright.service.inspection.Inspected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers as a script says, by the names of files.
final class ScriptedInspecting implements Inspecting {
    final Map<String, Inspected> content = new HashMap<>();
    final Map<String, PkiException> failures = new HashMap<>();
    final Map<String, String> passwords = new HashMap<>();
    final Map<String, Inspected> locked = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final List<Path> saved = new ArrayList<>();

    @Override
    public Inspected open(Path file, List<Passphrase> tried, boolean patient, Cancellation cancellation)
            throws PkiException {
        return open(file.getFileName().toString(), tried, patient);
    }

    @Override
    public Inspected open(
            Bytes octets, String source, List<Passphrase> tried, boolean patient, Cancellation cancellation)
            throws PkiException {
        asked.add(new String(octets.toArray(), StandardCharsets.UTF_8));
        return open(source, tried, patient);
    }

    private Inspected open(String name, List<Passphrase> tried, boolean patient) throws PkiException {
        asked.add(name + (patient ? " patiently" : ""));
        var failure = failures.get(name);
        if (failure != null && !(patient && failure instanceof PkiException.TooExpensive)) {
            throw failure;
        }
        var wanted = passwords.get(name);
        if (wanted != null && tried.stream().noneMatch(p -> is(p, wanted))) {
            var before = locked.get(name);
            if (before != null) {
                return before;
            }
            throw tried.isEmpty()
                    ? new PkiException.PasswordRequired(name)
                    : new PkiException.WrongPassword(name, null);
        }
        var found = content.get(name);
        if (found == null) {
            throw new PkiException.Unrecognized(name);
        }
        return found;
    }

    private static boolean is(Passphrase password, String wanted) {
        return Arrays.equals(password.copy(), wanted.toCharArray());
    }

    @Override
    public Inspected fetch(String address, Cancellation cancellation) throws PkiException {
        return open(address, List.of(), false);
    }

    @Override
    public Page page(Inspected file, int item, Cancellation cancellation) {
        asked.add("page " + item + " of " + file.source());
        return switch (file.items().get(item)) {
            case Inspected.Item.Certificate(var details, var _) -> of(details);
            case Inspected.Item other ->
                new Page(
                        List.of(new Fact("key-algorithm", other.getClass().getSimpleName())),
                        List.of(),
                        List.of(),
                        List.of(),
                        Bytes.EMPTY,
                        List.of(),
                        "",
                        "text");
        };
    }

    private static Page of(CertificateDetails details) {
        return new Page(
                List.of(
                        new Fact("subject", details.subject().toString(), Optional.of(new OctetRange(4, 9))),
                        new Fact("issuer", details.issuer().toString()),
                        new Fact("serial-number", details.serialNumber().toString()),
                        new Fact("not-before", "2026-11-23 16:40:02 UTC"),
                        new Fact("not-after", "2027-11-23 16:40:02 UTC"),
                        new Fact("public-key", details.publicKey().label()),
                        new Fact("signature", details.signatureAlgorithm()),
                        new Fact("sha256", details.publicKey().spkiSha256().toString())),
                details.extensions(),
                List.of(
                        finding(
                                "too-long",
                                Severity.ERROR,
                                "It is valid for 4000 days, which Apple’s programs refuse."),
                        finding(
                                "san-missing",
                                Severity.WARNING,
                                "Some servers take the identity from the alternative names."),
                        finding("key-encipherment", Severity.NOTE, "Only RSA key exchange in TLS 1.2 needs it."),
                        finding("serial-short", Severity.NOTE, "Its serial number has few random bits.")),
                List.of(
                        new Use("tls-client", List.of()),
                        new Use("tls-server", List.of(said("It names no host."))),
                        new Use("ca", List.of(said("It is no CA.")))),
                Bytes.of(details.certificate().der()),
                List.of(new Asn1Row(0, new OctetRange(0, 9), 4, "SEQUENCE", "", "certificate")),
                "-----BEGIN CERTIFICATE-----\n" + "MIIB".repeat(16) + "\n-----END CERTIFICATE-----\n",
                "Certificate:\n    Version: 3\n    Subject: " + details.subject() + "\n");
    }

    private static Phrase said(String sentence) {
        return Phrase.of("common.literal", sentence);
    }

    private static Finding finding(String code, Severity severity, String sentence) {
        return new Finding(code, severity, said(sentence), "RFC 9525 §2", Optional.of(new OctetRange(4, 9)));
    }

    @Override
    public ChainGraph graph(List<Inspected> open, Inspected file, int item, Cancellation cancellation) {
        asked.add("graph of " + open.size());
        var nodes = new ArrayList<ChainGraph.Node>();
        for (var one : file.items()) {
            if (one instanceof Inspected.Item.Certificate(var details, var _)) {
                nodes.add(new ChainGraph.Node.Certificate(Integer.toString(nodes.size()), details, false));
            }
        }
        return new ChainGraph(nodes.subList(0, Math.min(3, nodes.size())), List.of());
    }

    @Override
    public void save(Path file, Bytes bytes) {
        saved.add(file);
    }
}
