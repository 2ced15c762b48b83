package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import java.util.Set;

/// Which cause a person needs to hear first, by what is wrong in truth.
///
/// - What can be seen on this side alone (dates, usage, key, an issuer that the server does not name) comes first,
///   however the server says no: by an alert of any number, a page or silence.
/// - An intermediate that was not sent is in the vault here, so it can be named.
/// - What only the server knows can be told as far as the server tells it: 44 is revoked, 45 on a certificate in date
///   is its list or its clock, 51 on a key that fits is a CA with another key, 80 on a long chain is its depth.
/// - A server that asks late refuses clients that cannot be asked late; ours can, and says what others would meet.
/// - A server that gives no reason is said to give none; then the advice names the possible reasons.
final class Expectations {
    private Expectations() {}

    /// Stands for a report without a complaint.
    static final String NOTHING = "";

    /// The ids of which one must come first, when this configuration refuses this fault with this word.
    static Set<String> causes(Configuration configuration, Fault fault, Word word) {
        if (configuration.asking() == Asks.ASKS_LATE && (fault == Fault.NONE || fault.good())) {
            return fault.good() ? Set.of("D36", NOTHING) : Set.of("D36", "D20");
        }
        return switch (fault) {
            case NONE -> Set.of("D20");
            case WRONG_KEY -> Set.of("D29");
            case EXPIRED -> Set.of("D24");
            case NOT_YET_VALID -> Set.of("D26");
            case SERVER_AUTH_ONLY, NO_DIGITAL_SIGNATURE -> Set.of("D27");
            case OTHER_CA, SELF_SIGNED -> configuration.announces() ? Set.of("D21") : Set.of("D21", "D22", "D23");
            case INTERMEDIATE_NOT_SENT -> Set.of("D22");
            case INTERMEDIATE_SENT ->
                configuration.duties().contains(Duty.SHORT_CHAIN) ? Set.of("D31") : unexplained(word, "D23");
            case REVOKED -> word.equals(new Word.Alert(44)) ? Set.of("D28") : unexplained(word, "D28", "D23");
            case CA_REKEYED, CA_REKEYED_WITHOUT_IDENTIFIERS ->
                word.equals(new Word.Alert(51)) ? Set.of("D30") : unexplained(word, "D30", "D23");
            case GOOD_EC, GOOD_RSA -> word.equals(new Word.Alert(45)) ? Set.of("D25") : unexplained(word, "D23", "D25");
        };
    }

    /// The true cause, or that the server refuses in this way without giving a reason.
    private static Set<String> unexplained(Word word, String... causes) {
        var all = new java.util.TreeSet<>(Set.of(causes));
        switch (word) {
            case Word.Alert(var number) -> {
                if (number == 46 || number == 49 || number == 40) {
                    all.add("D33");
                }
            }
            case Word.Page(var _) -> all.add("D35");
            case Word.Closed() -> all.add("D34");
            case Word.Message(var _) -> all.add("D35");
        }
        return all;
    }
}
