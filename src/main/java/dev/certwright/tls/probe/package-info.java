/// One handshake as a client, every message recorded.
package dev.certwright.tls.probe;
