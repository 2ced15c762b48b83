/// Nothing lost: the sheets of the trash, of the audit log and of restoring a backup.
package dev.certwright.ui.safety;
