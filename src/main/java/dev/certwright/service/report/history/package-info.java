/// The connection tests that a person keeps in the vault.
package dev.certwright.service.report.history;
