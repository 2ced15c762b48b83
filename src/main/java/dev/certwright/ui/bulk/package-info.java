/// Certificates for many at once, by a pattern, a list or a table.
package dev.certwright.ui.bulk;
