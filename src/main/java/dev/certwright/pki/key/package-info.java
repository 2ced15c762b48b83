/// Key pairs and the encoding of private keys (RFC 5958).
package dev.certwright.pki.key;
