package dev.certwright.tls.startup;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;

/// How a conversation before TLS came out.
public sealed interface StartupOutcome {
    /// The next octet, either way, belongs to what comes after: TLS, or the server behind a proxy.
    record Ready() implements StartupOutcome {}

    /// There is no TLS on this connection.
    sealed interface Failed extends StartupOutcome {
        /// What happened and what to do about it.
        Phrase reason();
    }

    /// The other side speaks the protocol and says no.
    record Refused(Phrase reason) implements Failed {}

    /// The other side speaks something else.
    ///
    /// @param firstOctets the first it said, at most 256; see [Greeting#guess]
    record NotThisProtocol(Bytes firstOctets) implements Failed {
        @Override
        public Phrase reason() {
            return Greeting.guess(firstOctets)
                    .map(g -> Phrase.of("startup.otherProtocol.known", g.word()))
                    .orElse(Phrase.of("startup.otherProtocol"));
        }
    }

    /// Octets follow the word to begin TLS that are not encrypted: whoever sits on the way may have put them there.
    ///
    /// @param octets the first of them, at most 256
    record Injected(Bytes octets) implements Failed {
        @Override
        public Phrase reason() {
            return Phrase.of("startup.injected");
        }
    }

    /// The other side talks on and on.
    ///
    /// @param limit in octets
    record TooMuch(int limit) implements Failed {
        @Override
        public Phrase reason() {
            return Phrase.of("startup.tooMuch", limit);
        }
    }

    /// The connection ended.
    record Closed(Phrase reason) implements Failed {}

    /// The time was up.
    record TimedOut(Phrase reason) implements Failed {}
}
