/// Builds and validates certification paths (RFC 5280 §6) and compares host names with certificates (RFC 9525).
@org.jspecify.annotations.NullMarked
package dev.certwright.pki.path;
