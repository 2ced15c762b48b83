package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;

/// Something that came over the wire.
sealed interface Arrival {
    /// When, by `System.nanoTime`.
    long at();

    /// A TLS record with its header.
    record TlsRecord(int contentType, Bytes octets, long at) implements Arrival {}

    /// Octets that are no TLS record.
    record Foreign(Bytes octets, long at) implements Arrival {}

    /// Nothing more will come.
    record End(Cause cause, long at) implements Arrival {}

    /// Why nothing more will come.
    enum Cause {
        FIN,
        RST,
        /// We closed the socket.
        CLOSED,
        /// More came than any honest server has to say.
        TOO_MUCH
    }
}
