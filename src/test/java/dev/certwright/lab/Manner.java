package dev.certwright.lab;

/// How a server refuses.
enum Manner {
    ALERT,
    /// An HTTP answer.
    PAGE,
    /// It closes and says nothing.
    CLOSE,
    /// A message of PostgreSQL's own protocol.
    MESSAGE
}
