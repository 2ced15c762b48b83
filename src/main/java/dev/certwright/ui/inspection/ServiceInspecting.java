package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Inspects with the use cases.
public record ServiceInspecting(InspectionService inspection, ConnectionTestService connections) implements Inspecting {
    @Override
    public Inspected open(Path file, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        return inspection.inspect(file, passwords);
    }

    @Override
    public Inspected open(
            Bytes octets, String source, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        return inspection.inspect(octets.toArray(), source, passwords);
    }

    @Override
    public Inspected fetch(String address, Cancellation cancellation) throws PkiException {
        var target = HandshakeTarget.parse(address)
                .map(t -> new ConnectionTest(t, new ClientChoice.None(), new TrustChoice.OfSystem()));
        return switch (target) {
            case dev.certwright.model.Parsed.Invalid<ConnectionTest>(var violation) ->
                throw new PkiException.InvalidInput(violation);
            case dev.certwright.model.Parsed.Valid<ConnectionTest>(var test) -> fetch(test, address, cancellation);
        };
    }

    private Inspected fetch(ConnectionTest test, String address, Cancellation cancellation) throws PkiException {
        var run = connections.test(test, ConnectionObserver.silent(), cancellation);
        run.recording().ifPresent(recording -> recording.close());
        var sent = run.report().serverChain();
        if (sent.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("inspection.nothingSent", address));
        }
        var pem = sent.stream().map(c -> pem(c.der(), "CERTIFICATE")).collect(Collectors.joining());
        var read = inspection.inspect(pem.getBytes(StandardCharsets.US_ASCII), address, List.of());
        return new Inspected(address, "address", read.items(), read.octets(), read.notes());
    }

    @Override
    public Page page(Inspected file, int item, Cancellation cancellation) {
        var octets = file.octets().get(item);
        return switch (file.items().get(item)) {
            case Inspected.Item.Certificate(var details, var _) ->
                page(facts(details), details.extensions(), octets, pem(octets.toArray(), "CERTIFICATE"));
            case Inspected.Item.Request(var details) ->
                page(
                        List.of(
                                new Fact("subject", details.subject().toString()),
                                new Fact("public-key", details.publicKey().label()),
                                new Fact("signature", details.signatureAlgorithm())),
                        details.extensions(),
                        octets,
                        pem(octets.toArray(), "CERTIFICATE REQUEST"));
            case Inspected.Item.RevocationList(var details) ->
                page(
                        List.of(
                                new Fact("issuer", details.issuer().toString()),
                                new Fact("signature", details.signatureAlgorithm())),
                        List.of(),
                        octets,
                        pem(octets.toArray(), "X509 CRL"));
            case Inspected.Item.PrivateKey(var label, var _, var _, var _) -> one("public-key", label, octets);
            case Inspected.Item.PublicKey(var details, var _) -> one("public-key", details.label(), octets);
            case Inspected.Item.Other(var _, var label, var _) -> one("public-key", label, octets);
            case Inspected.Item.Closed(var kind, var _, var _, var _) -> one("content", kind, octets);
        };
    }

    private static Page one(String fact, String value, Bytes octets) {
        return page(List.of(new Fact(fact, value)), List.of(), octets, "");
    }

    private static Page page(List<Fact> facts, List<ExtensionDetails> extensions, Bytes octets, String pem) {
        var text = new ArrayList<String>();
        facts.forEach(fact -> text.add(fact.id() + ": " + fact.value()));
        extensions.forEach(extension -> text.add(extension.name() + ": " + extension.text()));
        return new Page(facts, extensions, List.of(), List.of(), octets, List.of(), pem, String.join("\n", text));
    }

    private static List<Fact> facts(CertificateDetails details) {
        return List.of(
                new Fact("subject", details.subject().toString()),
                new Fact("issuer", details.issuer().toString()),
                new Fact("serial-number", details.serialNumber().toString()),
                new Fact("not-before", details.validity().notBefore().toString()),
                new Fact("not-after", details.validity().notAfter().toString()),
                new Fact("public-key", details.publicKey().label()),
                new Fact("signature", details.signatureAlgorithm()));
    }

    private static String pem(byte[] der, String label) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    @Override
    public ChainGraph graph(List<Inspected> open, Inspected file, int item, Cancellation cancellation) {
        return new ChainGraph(List.of(), List.of());
    }

    @Override
    public void save(Path file, Bytes content) throws PkiException {
        try {
            var folder = file.toAbsolutePath().getParent();
            var beside = Files.createTempFile(folder, ".certwright", ".tmp");
            try {
                Files.write(beside, content.toArray());
                Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new PkiException.FileUnwritable(file, e);
        }
    }
}
