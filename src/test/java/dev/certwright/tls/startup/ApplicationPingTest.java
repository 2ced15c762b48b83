package dev.certwright.tls.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.tls.startup.ApplicationPing.Reading;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Octets by the documents of the protocols; what a real server of PostgreSQL answers is in [PostgreSqlTest].
class ApplicationPingTest {
    private static Bytes octets(String hex) {
        return Bytes.of(HexFormat.of().parseHex(hex));
    }

    /// The example of MQTT 3.1.1 §3.1.2.
    @Test
    void theConnectPacketIsThatOfTheStandard() {
        assertEquals(
                "10160004" + "4d515454" + "04" + "02" + "003c" + "000a" + "63657274777269676874",
                ApplicationPing.MQTT.request().hex());
    }

    @ParameterizedTest
    @CsvSource({"20020000, 0", "20020005, 5", "20020105, 5", "2003008700, 135"})
    void readsTheReturnCodeOfMqtt(String hex, int code) {
        var whole = octets(hex);
        assertEquals(new Reading.Answered(new MqttAnswer(code)), ApplicationPing.MQTT.read(whole));
        assertEquals(new Reading.Incomplete(), ApplicationPing.MQTT.read(octets(hex.substring(0, 6))));
        assertEquals(new Reading.Incomplete(), ApplicationPing.MQTT.read(octets("")));
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT, 48545450",
        "MQTT, 200100",
        "MQTT, 20ffffffff",
        "POSTGRESQL, 48",
        "POSTGRESQL, 52ffffffff",
        "POSTGRESQL, 457fffffff",
        "POSTGRESQL, 5200000004"
    })
    void whatIsNoAnswerIsCalledThat(ApplicationPing ping, String hex) {
        assertEquals(new Reading.Unintelligible(), ping.read(octets(hex)));
    }

    @Test
    void skipsWhatComesBeforeTheAnswerOfPostgreSql() {
        var answer = "4e00000006" + "4d00" + "760000000c" + "0000000000000000" + "5200000008" + "00000000";
        assertEquals(
                new Reading.Answered(new PostgreSqlAnswer(true, "AuthenticationOk", "")),
                ApplicationPing.POSTGRESQL.read(octets(answer)));
        for (int cut = 0; cut < answer.length(); cut += 2) {
            assertEquals(new Reading.Incomplete(), ApplicationPing.POSTGRESQL.read(octets(answer.substring(0, cut))));
        }
    }
}
