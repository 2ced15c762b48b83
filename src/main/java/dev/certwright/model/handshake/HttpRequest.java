package dev.certwright.model.handshake;

import java.util.List;

/// How the one HTTP request of a test is made; its path is the target's.
///
/// @param method  a token (RFC 9110 §5.6.2), for example `GET`
/// @param headers lines `Name: value` beside Host, User-Agent, Accept and Connection
public record HttpRequest(String method, List<String> headers) {
    public HttpRequest {
        headers = List.copyOf(headers);
    }

    public static HttpRequest get() {
        return new HttpRequest("GET", List.of());
    }
}
