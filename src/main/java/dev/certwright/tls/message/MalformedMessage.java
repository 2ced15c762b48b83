package dev.certwright.tls.message;

/// A message does not have the structure its kind prescribes. Never leaves this package.
final class MalformedMessage extends Exception {
    MalformedMessage(String message) {
        super(message);
    }
}
