/// Writes certificates and keys to files, and asks how.
package dev.certwright.ui.export;
