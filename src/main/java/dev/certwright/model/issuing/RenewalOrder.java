package dev.certwright.model.issuing;

import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.OptionalInt;

/// How a certificate is to be renewed. All that is not said stays as it was.
///
/// @param newKey   whether it gets another key of the same kind
/// @param days     empty for as long as before, shortened to the CA's end; a number given is never shortened
/// @param added    names to be put beside those it has
/// @param remedies changes that mend what rules object to
public record RenewalOrder(boolean newKey, OptionalInt days, List<GeneralName> added, List<LintRemedy> remedies) {
    /// The same once more: same key, same names, as long as before.
    public static final RenewalOrder SAME = new RenewalOrder(false, OptionalInt.empty(), List.of(), List.of());

    public RenewalOrder {
        added = List.copyOf(added);
        remedies = List.copyOf(remedies);
    }

    public RenewalOrder withNewKey(boolean wanted) {
        return new RenewalOrder(wanted, days, added, remedies);
    }

    public RenewalOrder withDays(OptionalInt number) {
        return new RenewalOrder(newKey, number, added, remedies);
    }

    public RenewalOrder withAdded(List<GeneralName> names) {
        return new RenewalOrder(newKey, days, names, remedies);
    }

    public RenewalOrder withRemedies(List<LintRemedy> changes) {
        return new RenewalOrder(newKey, days, added, changes);
    }
}
