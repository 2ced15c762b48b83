package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;

/// Certificate Transparency (RFC 6962), and extensions that no program may be expected to know.
final class TransparencyRules {
    private static final int MIN_SCT_OCTETS = 47;

    static final List<LintRule> ALL = List.of(
            rfc(
                    "precertificate",
                    Severity.ERROR,
                    "RFC 6962 §3.1",
                    c -> c.has(Oids.CT_POISON),
                    (c, hits) -> hits.at(c.extension(Oids.CT_POISON).map(Extension::node))),
            rfc(
                    "poison-not-critical",
                    Severity.ERROR,
                    "RFC 6962 §3.1",
                    c -> c.has(Oids.CT_POISON),
                    (c, hits) -> c.extension(Oids.CT_POISON)
                            .filter(e -> !e.critical())
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "sct-list-broken",
                    Severity.ERROR,
                    "RFC 6962 §3.3",
                    c -> c.has(Oids.SCT_LIST),
                    (c, hits) -> c.value(Oids.SCT_LIST)
                            .filter(v -> !wellFormed(v.content()))
                            .ifPresent(hits::at)),
            rfc(
                    "sct-list-empty",
                    Severity.ERROR,
                    "RFC 6962 §3.3",
                    c -> c.has(Oids.SCT_LIST),
                    (c, hits) -> c.value(Oids.SCT_LIST)
                            .filter(v -> v.length() == 2 && v.content()[0] == 0 && v.content()[1] == 0)
                            .ifPresent(hits::at)),
            baseline(
                            "sct-missing",
                            Severity.NOTE,
                            "Apple 103214, Chrome CT policy",
                            c -> c.subscriber() && !c.has(Oids.CT_POISON) && !c.has(Oids.SCT_LIST),
                            (c, hits) -> hits.all())
                    .since("2018-10-15"),
            practice(
                    "unknown-critical",
                    Severity.WARNING,
                    "RFC 5280 §4.2",
                    c -> true,
                    (c, hits) -> c.extensions().stream()
                            .filter(e -> e.critical() && !Oids.KNOWN_EXTENSIONS.contains(e.oid()))
                            .forEach(e -> hits.at(e.node(), e.oid()))),
            practice(
                    "netscape-type",
                    Severity.NOTE,
                    "RFC 5280 §4.2.1.3",
                    c -> c.has(Oids.NETSCAPE_TYPE),
                    (c, hits) -> hits.at(c.extension(Oids.NETSCAPE_TYPE).map(Extension::node))));

    private TransparencyRules() {}

    /// A list with its length, filled with entries with theirs.
    private static boolean wellFormed(byte[] list) {
        if (list.length < 2 || number(list, 0) != list.length - 2) {
            return false;
        }
        int at = 2;
        while (at < list.length) {
            if (at + 2 > list.length) {
                return false;
            }
            int length = number(list, at);
            if (length < MIN_SCT_OCTETS || at + 2 + length > list.length) {
                return false;
            }
            at += 2 + length;
        }
        return true;
    }

    private static int number(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
    }
}
