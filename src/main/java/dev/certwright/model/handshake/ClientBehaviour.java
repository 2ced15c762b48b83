package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.util.Optional;

/// What another program would do with the server's certificate.
///
/// @param program for example `OpenSSL`
/// @param goesOn  whether it would accept the certificate
/// @param alert   the alert it sends when it does not, which the server's log then shows; empty when it just closes
/// @param says    what it tells its user
public record ClientBehaviour(String program, boolean goesOn, Optional<Alert> alert, Phrase says) {}
