/// Writes the recording of a connection in the forms other programs read.
package dev.certwright.tls.capture;
