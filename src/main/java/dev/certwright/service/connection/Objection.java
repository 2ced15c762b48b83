package dev.certwright.service.connection;

import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether an application refuses the client's certificate, or its absence, by what it answers.
enum Objection {
    NONE,
    /// It broke off before it looked at who the client is: it is not ready, or wants to be spoken to otherwise.
    UNDECIDED,
    /// It refuses the client; whether for its certificate is not said.
    POSSIBLE,
    /// It says that the certificate is the reason.
    PLAIN;

    /// IIS writes its second number into the title: certificate required, wrong mapping, revoked, untrusted, expired.
    private static final Pattern IIS = Pattern.compile("403\\.(7|12|13|16|17)\\b");

    /// Grades an answer by itself. nginx answers 400 and names the certificate, or its own 495 and 496, which a site
    /// may pass on as anything.
    static Objection of(ApplicationAnswer answer) {
        return switch (answer) {
            case HttpAnswer http -> of(http);
            case PostgreSqlAnswer postgres -> of(postgres);
            case MqttAnswer(var code) -> ofMqtt(code);
        };
    }

    /// MQTT 3.1.1 §3.2.2.3, and of version 5 §3.2.2.2 “bad user name or password” and “not authorized”.
    private static Objection ofMqtt(int code) {
        return switch (code) {
            case 0 -> NONE;
            case 4, 5, 134, 135 -> POSSIBLE;
            default -> UNDECIDED;
        };
    }

    private static Objection of(HttpAnswer answer) {
        boolean named = namesCertificate(answer.reason() + " " + answer.title())
                || IIS.matcher(answer.title()).find();
        return switch (answer.status()) {
            case 495, 496 -> PLAIN;
            case 400 -> named ? PLAIN : NONE;
            case 401, 403 -> named ? PLAIN : POSSIBLE;
            default -> NONE;
        };
    }

    /// Class 28 is “invalid authorization specification”; 57P03, for example, a server that is only starting.
    private static Objection of(PostgreSqlAnswer answer) {
        if (answer.welcomed()) {
            return NONE;
        }
        if (namesCertificate(answer.message())) {
            return PLAIN;
        }
        return answer.code().startsWith("28") ? POSSIBLE : UNDECIDED;
    }

    private static boolean namesCertificate(String words) {
        return words.toLowerCase(Locale.ROOT).contains("certificate");
    }

    /// Whether one answer is a refusal as measured by another, compared by what it means and never by its octets:
    /// a page that is missing for everybody tells nothing about certificates.
    static boolean worse(ApplicationAnswer answer, ApplicationAnswer other) {
        return grade(answer) > grade(other);
    }

    /// The request was served.
    static boolean served(ApplicationAnswer answer) {
        return grade(answer) == 0;
    }

    private static int grade(ApplicationAnswer answer) {
        return switch (answer) {
            case HttpAnswer http -> http.status() < 300 ? 0 : http.status() < 400 ? 1 : 2;
            case PostgreSqlAnswer postgres -> postgres.welcomed() ? 0 : 2;
            case MqttAnswer(var code) -> code == 0 ? 0 : 2;
        };
    }
}
