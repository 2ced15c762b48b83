package dev.certwright.service.safety;

/// The use cases by which nothing is lost.
public record Safety(TrashService trash, AuditService audit, BackupService backups) {}
