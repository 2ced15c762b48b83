package dev.certwright.model.handshake;

/// The first lines of an HTTP answer.
///
/// @param status for example 200
/// @param reason of the status line; may be empty
/// @param title  the title of the HTML page, or empty
public record HttpAnswer(int status, String reason, String title) implements ApplicationAnswer {
    @Override
    public String toString() {
        return reason.isEmpty() ? "HTTP " + status : "HTTP " + status + " " + reason;
    }
}
