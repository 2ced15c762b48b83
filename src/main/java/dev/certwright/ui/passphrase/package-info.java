/// Asks for the passphrase of the vault, and lets a person choose one.
package dev.certwright.ui.passphrase;
