package dev.certwright.model.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.finding.Finding;
import java.util.List;

/// Everything there is to show about one thing in a file.
///
/// @param overview   what it says, most important first
/// @param extensions in encoded order; empty where there are none
/// @param problems   what rules object to, worst first
/// @param uses       what it may be used as; empty for what is no certificate
/// @param octets     its encoding; empty for what must not be shown, as a private key
/// @param asn1       the encoding taken apart; empty where it is not ASN.1
/// @param pem        the armoured form; empty for what has none
/// @param text       all of it as plain text
public record Page(
        List<Fact> overview,
        List<ExtensionDetails> extensions,
        List<Finding> problems,
        List<Use> uses,
        Bytes octets,
        List<Asn1Row> asn1,
        String pem,
        String text) {
    public Page {
        overview = List.copyOf(overview);
        extensions = List.copyOf(extensions);
        problems = List.copyOf(problems);
        uses = List.copyOf(uses);
        asn1 = List.copyOf(asn1);
    }
}
