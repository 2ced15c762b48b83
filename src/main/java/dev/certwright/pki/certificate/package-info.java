/// Builds and signs certificates, and reads certificates, requests and revocation lists (RFC 5280, RFC 2986).
package dev.certwright.pki.certificate;
