/// Preferences: language, look, idle lock, passphrase.
package dev.certwright.ui.settings;
