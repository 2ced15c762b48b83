package dev.certwright.lab;

/// A server's last word on a client.
sealed interface Word {
    /// A fatal alert.
    record Alert(int description) implements Word {
        @Override
        public String toString() {
            return Integer.toString(description);
        }
    }

    /// An answer to an HTTP request.
    record Page(int status) implements Word {
        @Override
        public String toString() {
            return status < 400 ? "ok" : "H" + status;
        }
    }

    /// An answer of PostgreSQL's: its first octet.
    record Message(char kind) implements Word {
        @Override
        public String toString() {
            return kind == 'E' ? "'E'" : "ok";
        }
    }

    /// The connection was closed without a fatal alert or an answer.
    record Closed() implements Word {
        @Override
        public String toString() {
            return "FIN";
        }
    }

    /// What the server says first, once the connection is encrypted.
    static Word of(Speech speech, byte[] answer) {
        if (answer.length == 0) {
            return new Closed();
        }
        return switch (speech) {
            case Speech.PostgreSql() -> new Message((char) answer[0]);
            case Speech.Http(var _) -> {
                var text = new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1);
                yield text.matches("(?s)HTTP/1.[01] \\d{3}.*")
                        ? new Page(Integer.parseInt(text.substring(9, 12)))
                        : new Page(200);
            }
        };
    }

    /// Whether this is a refusal of that manner.
    default boolean refuses(Manner manner) {
        return switch (this) {
            case Alert(var _) -> manner == Manner.ALERT;
            case Page(var status) -> manner == Manner.PAGE && status >= 400;
            case Message(var kind) -> manner == Manner.MESSAGE && kind == 'E';
            case Closed() -> manner == Manner.CLOSE;
        };
    }

    default boolean accepts() {
        return switch (this) {
            case Alert(var _) -> false;
            case Closed() -> false;
            case Page(var status) -> status < 400;
            case Message(var kind) -> kind != 'E';
        };
    }
}
