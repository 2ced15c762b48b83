package dev.certwright.service.report;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.model.handshake.TlsVersion;
import java.util.function.Function;

/// What another program made of the same connection.
public final class OpinionJson {
    private OpinionJson() {}

    /// The opinion for programs.
    ///
    /// @param words puts a phrase into the language of the reader
    public static JsonMembers of(SecondOpinion opinion, Function<Phrase, String> words) {
        return new JsonMembers()
                .put("connected", opinion.connected())
                .put("version", opinion.version().map(TlsVersion::number))
                .put("cipherSuite", opinion.cipherSuite())
                .put("certificateSent", opinion.certificateSent())
                .put("alert", opinion.alert().map(AttemptJson::alert))
                .put("says", words.apply(opinion.says()))
                .put("differences", opinion.differences().stream().map(words).toList());
    }
}
