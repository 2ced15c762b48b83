package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Use;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;

/// What is in a file, for programs.
final class InspectedJson {
    private final InspectionService inspection;
    private final Messages messages;

    InspectedJson(InspectionService inspection, Messages messages) {
        this.inspection = inspection;
        this.messages = messages;
    }

    JsonMembers of(Inspected inspected, InspectView view) {
        var items = new ArrayList<JsonMembers>();
        for (int i = 0; i < inspected.items().size(); i++) {
            items.add(item(inspected, i, view));
        }
        return new JsonMembers()
                .put("file", inspected.source())
                .put("kind", inspected.kind())
                .put("items", items)
                .put("notes", inspected.notes().stream().map(messages::of).toList())
                .put("error", null)
                .put("cause", null);
    }

    /// A file that could not be opened or read.
    static JsonMembers failed(String file, PkiException failure, String error) {
        return new JsonMembers()
                .put("file", file)
                .put("kind", null)
                .put("items", List.of())
                .put("notes", List.of())
                .put("error", error)
                .put("cause", Cause.of(failure));
    }

    private JsonMembers item(Inspected inspected, int number, InspectView view) {
        var object = summary(inspected, number);
        if (view.text() || view.asn1() || view.pem()) {
            var page = inspection.page(inspected, number);
            if (view.text()) {
                object.put("text", page.text());
            }
            if (view.asn1()) {
                object.put("asn1", page.asn1().stream().map(InspectedJson::row).toList());
            }
            if (view.pem()) {
                object.put("pem", page.pem().isEmpty() ? null : page.pem());
            }
        }
        return object;
    }

    private JsonMembers summary(Inspected inspected, int number) {
        var item = inspected.items().get(number);
        return switch (item) {
            case Inspected.Item.Certificate(var details, var alias) ->
                certificate(new JsonMembers().put("type", "certificate").put("alias", alias), item, details);
            case Inspected.Item.PrivateKey(var label, var alias, var matches, var spki) ->
                new JsonMembers()
                        .put("type", "private-key")
                        .put("alias", alias)
                        .put("key", label)
                        .put("matches", matches)
                        .put("spki", spki.map(Fingerprint::hex));
            case Inspected.Item.Request(var details) ->
                new JsonMembers()
                        .put("type", "request")
                        .put("subject", details.subject().toString())
                        .put("sans", CertificateJson.names(details.subjectAltNames()))
                        .put("key", details.publicKey().label())
                        .put("signatureAlgorithm", details.signatureAlgorithm())
                        .put("signatureValid", details.signatureValid())
                        .put("spki", details.publicKey().spkiSha256().hex())
                        .put("extensions", extensions(details.extensions()));
            case Inspected.Item.RevocationList(var details) ->
                new JsonMembers()
                        .put("type", "revocation-list")
                        .put("issuer", details.issuer().toString())
                        .put("thisUpdate", details.thisUpdate())
                        .put("nextUpdate", details.nextUpdate())
                        .put("signatureAlgorithm", details.signatureAlgorithm())
                        .put("revoked", details.revoked())
                        .put("extensions", extensions(inspection.extensions(inspected, number)));
            case Inspected.Item.PublicKey(var details, var alias) ->
                new JsonMembers()
                        .put("type", "public-key")
                        .put("alias", alias)
                        .put("key", details.label())
                        .put("spki", details.spkiSha256().hex());
            case Inspected.Item.Other(var kind, var label, var alias) ->
                new JsonMembers()
                        .put("type", kind)
                        .put("alias", alias)
                        .put("label", label)
                        .put("facts", facts(inspection.facts(inspected, number)));
            case Inspected.Item.Closed(var kind, var alias, var why, var locked) ->
                new JsonMembers()
                        .put("type", kind)
                        .put("alias", alias)
                        .put(locked ? "locked" : "broken", true)
                        .put("cause", Cause.of(why))
                        .put("error", messages.of(why));
        };
    }

    private JsonMembers certificate(JsonMembers object, Inspected.Item item, CertificateDetails details) {
        var problems = inspection.problems(item);
        var reissue = problems.isEmpty()
                ? null
                : inspection.reissue(details).map(r -> new JsonMembers().put("authority", r.authorityName()));
        return CertificateJson.put(object, details)
                .put("sha1", details.certificate().sha1().hex())
                .put("spki", details.publicKey().spkiSha256().hex())
                .put("extensions", extensions(details.extensions()))
                .put("uses", inspection.uses(item).stream().map(this::use).toList())
                .put("problems", problems.stream().map(this::problem).toList())
                .put("reissue", reissue);
    }

    private static List<JsonMembers> extensions(List<ExtensionDetails> extensions) {
        return extensions.stream()
                .map(e -> new JsonMembers()
                        .put("oid", e.oid())
                        .put("name", e.name())
                        .put("critical", e.critical())
                        .put("decoded", e.decoded())
                        .put("value", e.text()))
                .toList();
    }

    private JsonMembers use(Use use) {
        return new JsonMembers()
                .put("id", use.id())
                .put("possible", use.possible())
                .put("against", use.against().stream().map(messages::of).toList());
    }

    private JsonMembers problem(Finding finding) {
        return new JsonMembers()
                .put("code", finding.code())
                .put("severity", Words.word(finding.severity()))
                .put("sentence", messages.of(finding.sentence()))
                .put("source", finding.source());
    }

    private static JsonMembers facts(List<Fact> facts) {
        var object = new JsonMembers();
        facts.forEach(fact -> object.put(fact.id(), fact.value()));
        return object;
    }

    private static JsonMembers row(Asn1Row row) {
        return new JsonMembers()
                .put("depth", row.depth())
                .put("from", row.range().from())
                .put("to", row.range().to())
                .put("header", row.headerLength())
                .put("type", row.type())
                .put("value", row.value())
                .put("field", row.field());
    }
}
