/// Text and containers: PEM (RFC 7468), PKCS #12 (RFC 7292), and what a file is by its content.
package dev.certwright.pki.encoding;
