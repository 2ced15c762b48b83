/// Certification requests: made here, signed here, and brought back.
package dev.certwright.ui.requests;
