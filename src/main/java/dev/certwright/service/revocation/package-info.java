/// Revocation: taking a certificate back, saying so in lists (RFC 5280 §5), and answering who asks (RFC 6960).
package dev.certwright.service.revocation;
