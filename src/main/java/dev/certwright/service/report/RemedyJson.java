package dev.certwright.service.report;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.inventory.EntryId;
import java.util.Optional;

/// What can be done about a cause. A remedy that works on an entry of the vault means nothing to another vault.
final class RemedyJson {
    private RemedyJson() {}

    static JsonMembers of(Remedy remedy) {
        return switch (remedy) {
            case Remedy.ReissueWithName(var entry, var name) -> entry("reissue-with-name", entry, name);
            case Remedy.Renew(var entry, var name) -> entry("renew", entry, name);
            case Remedy.ChooseClient(var entry, var name) -> entry("choose-client", entry, name);
            case Remedy.IssueClient(var entry, var name) -> entry("issue-client", entry, name);
            case Remedy.AddIntermediate(var certificate, var name) -> of("add-intermediate", certificate, name);
            case Remedy.TrustAuthority(var certificate, var name) -> of("trust-authority", certificate, name);
            case Remedy.UseServerName(var name) -> kind("use-server-name").put("name", name);
            case Remedy.TestInstead(var target) -> TargetJson.put(kind("test-instead"), target);
            case Remedy.OfferAllVersions() -> kind("offer-all-versions");
        };
    }

    private static JsonMembers kind(String kind) {
        return new JsonMembers().put("kind", kind);
    }

    private static JsonMembers entry(String kind, EntryId entry, String name) {
        return kind(kind).put("entry", entry.value()).put("name", name);
    }

    private static JsonMembers of(String kind, EncodedCertificate certificate, String name) {
        return kind(kind).put("der", CertificateBytes.text(certificate)).put("name", name);
    }

    /// Reads one back.
    ///
    /// @return empty for one that this program does not know, or that belongs to another vault
    static Optional<Remedy> read(JsonReading object, RunJson.Origin origin) {
        return switch (object.text("kind")) {
            case "add-intermediate" ->
                Optional.of(new Remedy.AddIntermediate(CertificateBytes.read(object), object.text("name")));
            case "trust-authority" ->
                Optional.of(new Remedy.TrustAuthority(CertificateBytes.read(object), object.text("name")));
            case "use-server-name" -> Optional.of(new Remedy.UseServerName(object.text("name")));
            case "test-instead" -> Optional.of(new Remedy.TestInstead(TargetJson.read(object)));
            case "offer-all-versions" -> Optional.of(new Remedy.OfferAllVersions());
            default -> origin == RunJson.Origin.THIS_VAULT ? ofEntry(object) : Optional.empty();
        };
    }

    private static Optional<Remedy> ofEntry(JsonReading object) {
        var entry = new EntryId(object.large("entry"));
        var name = object.text("name");
        return switch (object.text("kind")) {
            case "reissue-with-name" -> Optional.of(new Remedy.ReissueWithName(entry, name));
            case "renew" -> Optional.of(new Remedy.Renew(entry, name));
            case "choose-client" -> Optional.of(new Remedy.ChooseClient(entry, name));
            case "issue-client" -> Optional.of(new Remedy.IssueClient(entry, name));
            default -> Optional.empty();
        };
    }
}
