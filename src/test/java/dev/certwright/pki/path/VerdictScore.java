package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// A row of the table: cases, and how many of them were judged as their authors do.
final class VerdictScore {
    private final String title;
    private final int wanted;
    private final Predicate<VerdictCase> cases;
    private final List<Deviation> deviations = new ArrayList<>();
    private int total;
    private long slowest;

    /// @param wanted how many of a thousand must be right; 0 for a row that is only shown
    VerdictScore(String title, int wanted, Predicate<VerdictCase> cases) {
        this.title = title;
        this.wanted = wanted;
        this.cases = cases;
    }

    /// A case judged otherwise than its authors do.
    record Deviation(VerdictCase about, PathValidation validation) {
        boolean falseAccept() {
            return !about.valid();
        }

        @Override
        public String toString() {
            return about.name() + (falseAccept() ? " accepted" : " refused") + ": "
                    + DeviationReason.of(this).sentence();
        }

        /// What was found wrong.
        List<String> findings() {
            return validation.checks().stream()
                    .filter(Check::failed)
                    .map(check -> check.evidence().key())
                    .toList();
        }
    }

    boolean holds(VerdictCase question) {
        return cases.test(question);
    }

    void add(VerdictCase question, PathValidation validation, long millis) {
        add(question, validation, validation.valid() == question.valid(), millis);
    }

    void add(VerdictCase question, PathValidation validation, boolean right, long millis) {
        total++;
        slowest = Math.max(slowest, millis);
        if (!right) {
            deviations.add(new Deviation(question, validation));
        }
    }

    static boolean warned(PathValidation validation) {
        return validation.checks().stream()
                .anyMatch(c -> c.failed() || (c.state() == CheckState.WARN && !c.id().equals("revocation")));
    }

    int total() {
        return total;
    }

    int right() {
        return total - deviations.size();
    }

    long falseAccepts() {
        return deviations.stream().filter(Deviation::falseAccept).count();
    }

    long slowest() {
        return slowest;
    }

    List<Deviation> deviations() {
        return deviations;
    }

    boolean reached() {
        return right() * 1000L >= (long) wanted * total;
    }

    String title() {
        return title;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-52s %5d /%5d  %6.2f %%  to reach %-7s false accepts %d, false rejects %d, slowest %d ms",
                title,
                right(),
                total,
                total == 0 ? 0 : 100.0 * right() / total,
                wanted == 0 ? "-" : wanted / 10.0 + " %",
                falseAccepts(),
                deviations.size() - falseAccepts(),
                slowest);
    }
}
