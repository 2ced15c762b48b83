/// Asks a proxy for a way through to a server.
package dev.certwright.tls.proxy;
