/// A small local server that asks for a client certificate.
package dev.certwright.tls.server;
