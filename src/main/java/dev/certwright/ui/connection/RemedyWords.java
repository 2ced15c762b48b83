package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.StartupProtocol;

/// What stands on the button of a remedy.
final class RemedyWords {
    private RemedyWords() {}

    static Phrase of(Remedy remedy) {
        return switch (remedy) {
            case Remedy.ReissueWithName(var _, var name) -> Phrase.of("connection.remedy.reissue", name);
            case Remedy.Renew(var _, var name) -> Phrase.of("connection.remedy.renew", name);
            case Remedy.ChooseClient(var _, var name) -> Phrase.of("connection.remedy.chooseClient", name);
            case Remedy.AddIntermediate(var _, var name) -> Phrase.of("connection.remedy.addIntermediate", name);
            case Remedy.UseServerName(var name) -> Phrase.of("connection.remedy.useServerName", name);
            case Remedy.TestInstead(var target) ->
                target.startup() == StartupProtocol.DIRECT
                        ? Phrase.of("connection.remedy.testAs", target.host())
                        : Phrase.of("connection.remedy.testInstead", target.toString());
            case Remedy.TrustAuthority(var _, var name) -> Phrase.of("connection.remedy.trust", name);
            case Remedy.IssueClient(var _, var name) -> Phrase.of("connection.remedy.issueClient", name);
            case Remedy.OfferAllVersions() -> Phrase.of("connection.remedy.allVersions");
        };
    }
}
