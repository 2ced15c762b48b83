package dev.certwright.tls.probe;

import dev.certwright.model.handshake.Alert;

/// The client could not go on and said so with an alert of its own.
///
/// @param message why, in the words of the TLS library, in English, for the details; may be empty
public record LocalAbort(Alert alert, String message) {}
