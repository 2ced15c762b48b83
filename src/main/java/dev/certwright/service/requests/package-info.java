/// Certification requests (RFC 2986): one's own, which wait for their certificate, and those of others, to be signed.
package dev.certwright.service.requests;
