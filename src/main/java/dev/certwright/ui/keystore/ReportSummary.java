package dev.certwright.ui.keystore;

import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.text.Messages;
import java.util.Locale;

/// A report in one or two sentences.
final class ReportSummary {
    private final Messages messages;

    ReportSummary(Messages messages) {
        this.messages = messages;
    }

    String of(Pkcs12Report report) {
        if (report.structure().isEmpty()) {
            return "";
        }
        var state = report.structure()
                .get()
                .password()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        long opens = report.openers().stream()
                .filter(v -> v.answer() == OpenerVerdict.Answer.OPENS)
                .count();
        return messages.text("keystore.password." + state)
                + " "
                + messages.text("keystore.summary", opens, report.openers().size());
    }
}
