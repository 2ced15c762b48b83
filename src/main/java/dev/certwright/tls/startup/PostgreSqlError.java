package dev.certwright.tls.startup;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/// An ErrorResponse of PostgreSQL (protocol 3.0, “Error and Notice Message Fields”).
///
/// @param severity for example `FATAL`, as the server's language has it
/// @param sqlState five characters; empty when the server names none
record PostgreSqlError(String severity, String sqlState, String message) {
    /// @param body what follows the length
    static PostgreSqlError parse(byte[] body) {
        var fields = new HashMap<Character, String>();
        for (var field : new String(body, StandardCharsets.UTF_8).split("\0", -1)) {
            if (!field.isEmpty()) {
                fields.putIfAbsent(field.charAt(0), field.substring(1));
            }
        }
        return new PostgreSqlError(
                fields.getOrDefault('S', ""), fields.getOrDefault('C', ""), fields.getOrDefault('M', ""));
    }

    @Override
    public String toString() {
        return (severity + " " + sqlState + " " + message).strip();
    }
}
