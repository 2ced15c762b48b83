package dev.certwright.cli;

import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.model.keystore.StoreFinding;
import dev.certwright.model.keystore.StoreMac;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;

/// What the doctor says, for programs.
final class DoctorJson {
    private final Messages messages;

    private DoctorJson(Messages messages) {
        this.messages = messages;
    }

    static JsonMembers of(Pkcs12Report report, Messages messages) {
        var json = new DoctorJson(messages);
        var members = new JsonMembers().put("file", report.source()).put("kind", report.kind());
        report.structure()
                .ifPresent(structure -> members.put("version", structure.version())
                        .put("password", Words.word(structure.password()))
                        .put("indefinite", structure.indefinite())
                        .put("trailing", structure.trailing())
                        .put("signed", structure.signed())
                        .put("mac", structure.mac().map(DoctorJson::mac))
                        .put(
                                "parts",
                                structure.parts().stream().map(DoctorJson::part).toList()));
        return members.put(
                        "javaEntries",
                        report.javaEntries().stream().map(DoctorJson::entry).toList())
                .put("openers", report.openers().stream().map(json::opener).toList())
                .put("findings", report.findings().stream().map(json::finding).toList());
    }

    private static JsonMembers mac(StoreMac mac) {
        return new JsonMembers()
                .put("algorithm", mac.pbmac1() ? "PBMAC1" : "HMAC")
                .put("digest", mac.digest())
                .put("prf", mac.prf())
                .put("salt", mac.saltOctets())
                .put("iterations", mac.iterations())
                .put("fit", Words.word(mac.fit()));
    }

    private static JsonMembers part(SafePart part) {
        return new JsonMembers()
                .put("kind", Words.word(part.kind()))
                .put("protection", part.protection().map(DoctorJson::protection))
                .put("access", Words.word(part.access()))
                .put("entries", part.bags().stream().map(DoctorJson::bag).toList());
    }

    private static JsonMembers protection(Protection protection) {
        return new JsonMembers()
                .put("scheme", protection.scheme())
                .put("cipher", protection.cipher())
                .put("bits", protection.keyBits())
                .put("derivation", protection.derivation())
                .put("prf", protection.prf())
                .put("salt", protection.saltOctets())
                .put("iterations", protection.iterations());
    }

    private static JsonMembers bag(Bag bag) {
        return new JsonMembers()
                .put("kind", Words.word(bag.kind()))
                .put("label", bag.label())
                .put("friendlyName", bag.friendlyName())
                .put("localKeyId", bag.localKeyId())
                .put("javaTrusted", bag.trustedUses().isPresent())
                .put("protection", bag.protection().map(DoctorJson::protection))
                .put("access", Words.word(bag.access()))
                .put("sha256", bag.certificate().map(c -> c.sha256().hex()))
                .put("certificateOfKey", bag.owner().map(c -> c.sha256().hex()))
                .put("inside", bag.inside().stream().map(DoctorJson::bag).toList());
    }

    private static JsonMembers entry(JavaEntry entry) {
        return new JsonMembers()
                .put("alias", entry.alias())
                .put("kind", Words.word(entry.kind()))
                .put("chain", entry.chain());
    }

    private JsonMembers opener(OpenerVerdict verdict) {
        return new JsonMembers()
                .put("opener", verdict.opener().word())
                .put("answer", Words.word(verdict.answer()))
                .put("reasons", verdict.reasons().stream().map(messages::of).toList());
    }

    private JsonMembers finding(StoreFinding finding) {
        return new JsonMembers()
                .put("code", finding.code())
                .put("severity", Words.word(finding.severity()))
                .put("text", messages.of(finding.sentence()));
    }
}
