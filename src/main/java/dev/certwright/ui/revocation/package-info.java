/// Revoking and releasing certificates; a CA's revocation lists and its OCSP responder.
package dev.certwright.ui.revocation;
