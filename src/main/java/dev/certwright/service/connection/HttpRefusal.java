package dev.certwright.service.connection;

import dev.certwright.model.handshake.HttpAnswer;
import java.util.Locale;

/// Recognises an HTTP answer that refuses the client's certificate, or its absence.
final class HttpRefusal {
    private HttpRefusal() {}

    /// nginx answers 400 with “No required SSL certificate was sent” or “The SSL certificate error” (its own codes
    /// 496 and 495, which a site may pass on); other servers say 401 or 403 and name the certificate.
    static boolean refusesCertificate(HttpAnswer answer) {
        var words = (answer.reason() + " " + answer.title()).toLowerCase(Locale.ROOT);
        return switch (answer.status()) {
            case 495, 496 -> true;
            case 400, 401, 403 -> words.contains("certificate");
            default -> false;
        };
    }
}
