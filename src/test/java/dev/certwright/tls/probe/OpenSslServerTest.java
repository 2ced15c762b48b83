package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// OpenSSL is the server.
class OpenSslServerTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final String[] STRICT = {"-Verify", "1", "-verify_return_error"};

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Program.assumePresent("openssl");
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), CREDENTIALS.authority.certificate());
    }

    private static ServerProcess start(String... options) throws IOException {
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                folder.resolve("server.pem").toString(),
                "-key",
                folder.resolve("server.key").toString(),
                "-CAfile",
                folder.resolve("ca.pem").toString(),
                "-www",
                "-quiet"));
        command.addAll(List.of(options));
        return ServerProcess.start(command, folder.resolve("s_server-" + port + ".log"), port);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, none, 40", "TLS_1_3, none, 116",
        "TLS_1_2, foreign, 48", "TLS_1_3, foreign, 48",
        "TLS_1_2, expired, 45", "TLS_1_3, expired, 45",
        "TLS_1_2, wrongPurpose, 43", "TLS_1_3, wrongPurpose, 43",
        "TLS_1_2, mismatching, 51", "TLS_1_3, mismatching, 51",
        "TLS_1_2, good, -1", "TLS_1_3, good, -1",
        "TLS_1_2, goodRsa, -1", "TLS_1_3, goodRsa, -1",
    })
    void judgesAsMeasured(TlsVersion version, String which, int alert) throws IOException, PkiException {
        try (var server = start(STRICT)) {
            var result = Probes.run(Probes.http(server.port()), credential(which), version);
            assertEquals(alert, Probes.alert(result), () -> Probes.names(result.messages()));
            assertEquals(alert < 0, result.httpAnswer().isPresent());
            assertEquals(alert < 0 && version == TlsVersion.TLS_1_3, result.sessionTicketSeen());
        }
    }

    private static Credential credential(String which) {
        return switch (which) {
            case "good" -> CREDENTIALS.client;
            case "goodRsa" -> CREDENTIALS.clientWith(TestCredentials.rsa());
            case "foreign" -> CREDENTIALS.foreign;
            case "expired" -> CREDENTIALS.expired;
            case "wrongPurpose" -> CREDENTIALS.wrongPurpose;
            case "mismatching" -> CREDENTIALS.mismatching;
            default -> null;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aServerMayNotAsk(TlsVersion version) throws IOException, PkiException {
        try (var server = start()) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, version);
            assertEquals(Optional.empty(), result.demand());
            assertEquals(ClientAnswer.NOT_ASKED, result.clientAnswer());
            assertEquals(200, result.httpAnswer().orElseThrow().status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-tls1_2, ECDHE-ECDSA-AES256-GCM-SHA384, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "-tls1_2, ECDHE-ECDSA-AES256-SHA, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    })
    void aServerThatKnowsOneSuiteIsReached(String option, String openSslName, String name)
            throws IOException, PkiException {
        try (var server = start(option, "-cipher", openSslName + ":@SECLEVEL=0")) {
            var result = Probes.run(Probes.silent(server.port()), null, TlsVersion.values());
            assertEquals(name, result.negotiated().orElseThrow().cipherSuite());
            assertTrue(result.serverFinishedSeen());
        }
    }

    @ParameterizedTest
    @CsvSource({"P-384, secp384r1", "P-521, secp521r1", "X448, x448", "ffdhe2048, ffdhe2048"})
    void aServerThatKnowsOneGroupIsReachedByARetry(String openSslName, String name) throws IOException, PkiException {
        try (var server = start("-groups", openSslName, "-tls1_3", "-ciphersuites", "TLS_AES_256_GCM_SHA384")) {
            var result = Probes.run(Probes.silent(server.port()), null, TlsVersion.TLS_1_3);
            assertEquals(Optional.of(name), result.negotiated().orElseThrow().group());
            assertEquals("TLS_AES_256_GCM_SHA384", result.negotiated().get().cipherSuite());
            // the server's change_cipher_spec means nothing and may come before our answer or after
            assertTrue(
                    Probes.names(result.messages())
                            .replace(" <ChangeCipherSpec", "")
                            .startsWith(">ClientHello <HelloRetryRequest >ChangeCipherSpec >ClientHello"
                                    + " <ServerHello <EncryptedExtensions"),
                    () -> Probes.names(result.messages()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rsaKeyExchangeAndRsaKeysWork(TlsVersion version) throws IOException, PkiException {
        var rsa = CREDENTIALS.clientWith(TestCredentials.rsa());
        TestCredentials.writeCertificates(folder.resolve("rsa.pem"), rsa.certificate());
        TestCredentials.writeKey(folder.resolve("rsa.key"), rsa.privateKey());
        try (var server = start(
                "-cert", folder.resolve("rsa.pem").toString(),
                "-key", folder.resolve("rsa.key").toString(),
                "-cipher", "AES256-SHA256:@SECLEVEL=0")) {
            var result = Probes.run(Probes.silent(server.port()), rsa, version);
            assertTrue(result.serverProvedKey(), () -> Probes.names(result.messages()));
            if (version == TlsVersion.TLS_1_2) {
                assertEquals(
                        "TLS_RSA_WITH_AES_256_CBC_SHA256",
                        result.negotiated().orElseThrow().cipherSuite());
                assertEquals(Optional.empty(), result.negotiated().get().group());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyNoSchemeFitsIsNotSentAndThatIsSaid(TlsVersion version) throws IOException, PkiException {
        try (var server = start("-Verify", "1", "-verify_return_error", "-client_sigalgs", "rsa_pss_rsae_sha256")) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, version);
            assertEquals(ClientAnswer.EMPTY, result.clientAnswer());
            assertEquals(
                    "probe.noCommonScheme", result.clientNote().orElseThrow().key());
            assertEquals(version == TlsVersion.TLS_1_2 ? 40 : 116, Probes.alert(result));
        }
    }

    @Test
    void versionsAreToldApart() throws IOException, PkiException {
        try (var server = start("-tls1_2")) {
            var result = Probes.run(Probes.http(server.port()), null, TlsVersion.TLS_1_3);
            assertEquals(70, Probes.alert(result));
            assertFalse(result.handshakeCompleted());
            assertEquals(Optional.empty(), result.negotiated());
        }
    }
}
