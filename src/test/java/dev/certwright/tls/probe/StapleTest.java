package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// OpenSSL makes an OCSP response and sends it along.
class StapleTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void respond() throws IOException, InterruptedException {
        Program.assumePresent("openssl");
        write("server", CREDENTIALS.server);
        write("ca", CREDENTIALS.authority);
        Files.writeString(folder.resolve("index.txt"), "");
        var ocsp = new ProcessBuilder(
                        "openssl",
                        "ocsp",
                        "-index",
                        "index.txt",
                        "-CA",
                        "ca.pem",
                        "-rsigner",
                        "ca.pem",
                        "-rkey",
                        "ca.key",
                        "-issuer",
                        "ca.pem",
                        "-cert",
                        "server.pem",
                        "-respout",
                        "staple.der",
                        "-noverify",
                        "-ndays",
                        "1")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ocsp.log").toFile())
                .start();
        assertTrue(ocsp.waitFor(10, TimeUnit.SECONDS));
        assertTrue(Files.exists(folder.resolve("staple.der")), Files.readString(folder.resolve("ocsp.log")));
    }

    private static void write(String name, Credential credential) throws IOException {
        TestCredentials.writeCertificates(folder.resolve(name + ".pem"), credential.certificate());
        TestCredentials.writeKey(folder.resolve(name + ".key"), credential.privateKey());
    }

    private static ServerProcess start(String name, String... options) throws IOException {
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-www", "-quiet"));
        command.addAll(List.of("-cert", folder.resolve(name + ".pem").toString()));
        command.addAll(List.of("-key", folder.resolve(name + ".key").toString()));
        command.addAll(List.of(options));
        return ServerProcess.start(command, folder.resolve("s_server-" + port + ".log"), port);
    }

    @ParameterizedTest
    @EnumSource
    void theResponseIsKeptToTheOctet(TlsVersion version) throws IOException, PkiException {
        var staple = folder.resolve("staple.der");
        try (var server = start("server", "-status_file", staple.toString())) {
            var result = Probes.run(Probes.http(server.port()), null, version);
            assertArrayEquals(
                    Files.readAllBytes(staple), result.staple().orElseThrow().toArray());
            assertEquals(200, result.httpAnswer().orElseThrow().status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutOneThereIsNone(TlsVersion version) throws IOException, PkiException {
        try (var server = start("server")) {
            assertEquals(
                    Optional.empty(),
                    Probes.run(Probes.http(server.port()), null, version).staple());
        }
    }

    /// A client that takes RFC 7633 seriously would end the handshake.
    @ParameterizedTest
    @EnumSource
    void aCertificateThatWantsOneIsWatchedToTheEnd(TlsVersion version) throws IOException, PkiException {
        write("must-staple", CREDENTIALS.serverThatMustStaple());
        try (var server = start("must-staple")) {
            var result = Probes.run(Probes.http(server.port()), null, version);
            assertEquals(200, result.httpAnswer().orElseThrow().status());
            assertEquals(Optional.empty(), result.staple());
            assertEquals(Optional.empty(), result.localAbort());
        }
    }
}
