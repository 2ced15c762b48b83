/// Renewing certificates: one, or many at once.
package dev.certwright.ui.renewal;
