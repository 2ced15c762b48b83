/// Checks one certificate against RFC 5280, the algorithm RFCs, the CA/Browser Forum's Baseline Requirements and the
/// limits of platforms. Each rule is a small value with its source; nothing here throws on a broken certificate.
@NullMarked
package dev.certwright.pki.lint;

import org.jspecify.annotations.NullMarked;
