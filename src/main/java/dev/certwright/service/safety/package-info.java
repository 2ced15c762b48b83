/// Nothing lost: the trash, the audit log, backup and restore.
package dev.certwright.service.safety;
