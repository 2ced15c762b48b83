package dev.certwright.model.inventory;

/// What is not right about an audit log.
public sealed interface AuditProblem {
    /// The event does not follow from the one before it: it was changed, put in or moved.
    record Altered(long number) implements AuditProblem {}

    /// Events within the log are gone.
    record Missing(long first, long last) implements AuditProblem {}

    /// Events at the end of the log are gone.
    record CutOff(long first, long last) implements AuditProblem {}

    /// Events stand behind the end that the vault remembers.
    record Appended(long first, long last) implements AuditProblem {}

    /// The log ends where the vault remembers it, but with another hash: it was written anew.
    record Rewritten() implements AuditProblem {}

    /// The vault does not remember where its log ended.
    record EndUnknown() implements AuditProblem {}

    /// The hash that was noted elsewhere is not in the log.
    record NotedHashAbsent() implements AuditProblem {}
}
