/// Decodes the messages of TLS into named fields, in the words of the RFCs and the IANA registries.
package dev.certwright.tls.message;
