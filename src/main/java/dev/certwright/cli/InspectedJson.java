package dev.certwright.cli;

import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;
import java.util.List;

/// What is in a file, for programs.
final class InspectedJson {
    private InspectedJson() {}

    static JsonMembers of(Inspected inspected, Messages messages) {
        return new JsonMembers()
                .put("file", inspected.source())
                .put("kind", inspected.kind())
                .put(
                        "items",
                        inspected.items().stream().map(InspectedJson::item).toList())
                .put("notes", inspected.notes().stream().map(messages::of).toList())
                .put("error", null);
    }

    /// A file that could not be opened or read.
    static JsonMembers of(String file, String error) {
        return new JsonMembers()
                .put("file", file)
                .put("kind", null)
                .put("items", List.of())
                .put("notes", List.of())
                .put("error", error);
    }

    private static JsonMembers item(Inspected.Item item) {
        return switch (item) {
            case Inspected.Item.Certificate(var details, var alias) ->
                CertificateJson.put(new JsonMembers().put("type", "certificate").put("alias", alias), details);
            case Inspected.Item.PrivateKey(var label, var alias, var matches, var _) ->
                new JsonMembers()
                        .put("type", "private-key")
                        .put("alias", alias)
                        .put("key", label)
                        .put("matches", matches);
            case Inspected.Item.Request(var details) ->
                new JsonMembers()
                        .put("type", "request")
                        .put("subject", details.subject().toString())
                        .put("sans", CertificateJson.names(details.subjectAltNames()))
                        .put("key", details.publicKey().label())
                        .put("signatureAlgorithm", details.signatureAlgorithm())
                        .put("signatureValid", details.signatureValid());
            case Inspected.Item.RevocationList(var details) ->
                new JsonMembers()
                        .put("type", "revocation-list")
                        .put("issuer", details.issuer().toString())
                        .put("thisUpdate", details.thisUpdate())
                        .put("nextUpdate", details.nextUpdate())
                        .put("signatureAlgorithm", details.signatureAlgorithm())
                        .put("revoked", details.revoked());
            case Inspected.Item.PublicKey(var details, var alias) ->
                new JsonMembers().put("type", "public-key").put("alias", alias).put("key", details.label());
            case Inspected.Item.Other(var kind, var label, var alias) ->
                new JsonMembers().put("type", kind).put("alias", alias).put("label", label);
            case Inspected.Item.Closed(var kind, var alias, var _, var locked) ->
                new JsonMembers().put("type", kind).put("alias", alias).put(locked ? "locked" : "broken", true);
        };
    }
}
