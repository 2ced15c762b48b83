package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;

/// What a server does that means harm, or is broken beyond hope.
enum Hostility {
    GARBAGE {
        @Override
        void serve(Socket client) throws IOException {
            var octets = new byte[1024];
            new Random(7).nextBytes(octets);
            repeat(client.getOutputStream(), () -> octets);
        }
    },
    GARBAGE_IN_RECORDS {
        @Override
        void serve(Socket client) throws IOException {
            var octets = new byte[1024];
            new Random(7).nextBytes(octets);
            System.arraycopy(new byte[] {22, 3, 3, 3, (byte) 0xfb}, 0, octets, 0, 5);
            repeat(client.getOutputStream(), () -> octets);
        }
    },
    /// A handshake message of 2^24-1 octets is announced, and begun.
    ENDLESS_MESSAGE {
        @Override
        void serve(Socket client) throws IOException {
            var octets = new byte[5 + 16_384];
            System.arraycopy(new byte[] {22, 3, 3, 64, 0, 2, -1, -1, -1}, 0, octets, 0, 9);
            repeat(client.getOutputStream(), () -> octets);
        }
    },
    /// A message as large as is allowed, in records of one octet.
    ONE_OCTET_RECORDS {
        @Override
        void serve(Socket client) throws IOException {
            var out = client.getOutputStream();
            out.write(new byte[] {22, 3, 3, 0, 4, 2, 0x0f, 0, 0});
            var one = new byte[6 * 1000];
            for (int i = 0; i < one.length; i += 6) {
                System.arraycopy(new byte[] {22, 3, 3, 0, 1, 0}, 0, one, i, 6);
            }
            repeat(out, () -> one);
        }
    },
    /// Each octet comes before anybody's patience with octets ends.
    TRICKLE {
        @Override
        void serve(Socket client) throws IOException {
            client.getOutputStream().write(new byte[] {22, 3, 3, 64, 0, 2, 0, 63, 0});
            repeat(client.getOutputStream(), () -> {
                LockSupport.parkNanos(50_000_000);
                return new byte[1];
            });
        }
    },
    CHANGE_CIPHER_SPECS {
        @Override
        void serve(Socket client) throws IOException {
            var server = server(TlsVersion.TLS_1_3);
            var octets = server.answer(read(client.getInputStream())).toArray();
            int hello = 5 + ((octets[3] & 0xff) << 8) + (octets[4] & 0xff);
            client.getOutputStream().write(octets, 0, hello);
            repeat(client.getOutputStream(), () -> new byte[] {20, 3, 3, 0, 1, 1});
        }
    },
    PLAIN_TEXT_AFTER_SERVER_HELLO {
        @Override
        void serve(Socket client) throws IOException {
            var server = server(TlsVersion.TLS_1_3);
            var octets = server.answer(read(client.getInputStream())).toArray();
            int hello = 5 + ((octets[3] & 0xff) << 8) + (octets[4] & 0xff);
            client.getOutputStream().write(octets, 0, hello);
            client.getOutputStream().write(new byte[] {22, 3, 3, 0, 6, 8, 0, 0, 2, 0, 0});
            client.getInputStream().readAllBytes();
        }
    },
    WRONG_FINISHED_1_2 {
        @Override
        void serve(Socket client) throws IOException {
            shakeHands(client, server(TlsVersion.TLS_1_2).withWrongFinished());
            client.getInputStream().readAllBytes();
        }
    },
    WRONG_FINISHED_1_3 {
        @Override
        void serve(Socket client) throws IOException {
            shakeHands(client, server(TlsVersion.TLS_1_3).withWrongFinished());
            client.getInputStream().readAllBytes();
        }
    },
    CHAIN_OF_500 {
        @Override
        void serve(Socket client) throws IOException {
            var chain = Collections.nCopies(500, CREDENTIALS.server.certificate());
            shakeHands(client, server(TlsVersion.TLS_1_3, chain));
            client.getInputStream().readAllBytes();
        }
    },
    /// As many as there is room for in 2^16-1 octets.
    TEN_THOUSAND_ISSUERS {
        @Override
        void serve(Socket client) throws IOException {
            var names = Collections.nCopies(10_000, new X500Name(""));
            shakeHands(client, server(TlsVersion.TLS_1_3).naming(names));
            read(client.getInputStream());
        }
    },
    SESSION_TICKETS {
        @Override
        void serve(Socket client) throws IOException {
            var ticket = new byte[4 + 13 + 1000];
            System.arraycopy(new byte[] {4, 0, 3, (byte) 0xf5}, 0, ticket, 0, 4);
            ticket[4 + 9] = 3;
            ticket[4 + 10] = (byte) 0xe8;
            storm(client, TlsVersion.TLS_1_3, s -> s.record(ContentType.handshake, ticket));
        }
    },
    KEY_UPDATES {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_3, LibraryServer::keyUpdate);
        }
    },
    CERTIFICATE_REQUESTS {
        @Override
        void serve(Socket client) throws IOException {
            var request = new byte[] {13, 0, 0, 11, 0, 0, 8, 0, 13, 0, 4, 0, 2, 4, 3};
            storm(client, TlsVersion.TLS_1_3, s -> s.record(ContentType.handshake, request));
        }
    },
    HELLO_REQUESTS {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_2, s -> s.record(ContentType.handshake, new byte[4]));
        }
    },
    WARNINGS_1_2 {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_2, s -> s.record(ContentType.alert, new byte[] {1, 90}));
        }
    },
    WARNINGS_1_3 {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_3, s -> s.record(ContentType.alert, new byte[] {1, 90}));
        }
    },
    WARNINGS_BEFORE_THE_HELLO {
        @Override
        void serve(Socket client) throws IOException {
            repeat(client.getOutputStream(), () -> new byte[] {21, 3, 3, 0, 2, 1, 112});
        }
    },
    APPLICATION_DATA_1_2 {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_2, s -> s.record(ContentType.application_data, new byte[16_000]));
        }
    },
    APPLICATION_DATA_1_3 {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_3, s -> s.record(ContentType.application_data, new byte[100]));
        }
    },
    EMPTY_APPLICATION_DATA {
        @Override
        void serve(Socket client) throws IOException {
            storm(client, TlsVersion.TLS_1_2, s -> s.record(ContentType.application_data, new byte[0]));
        }
    };

    static final TestCredentials CREDENTIALS = new TestCredentials();
    static final TimeLimits IMPATIENT =
            new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(8));

    /// Serves the one client until it has had enough.
    abstract void serve(Socket client) throws IOException;

    interface Source {
        byte[] next() throws IOException;
    }

    interface Storm {
        Bytes next(LibraryServer server) throws IOException;
    }

    /// Lets the server loose on a probe.
    ProbeResult probe() throws IOException, PkiException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var client = listener.accept()) {
                    serve(client);
                } catch (IOException _) {
                    // The probe is the judge.
                }
            });
            return Probes.run(Probes.http(listener.getLocalPort()), CREDENTIALS.client, IMPATIENT, TlsVersion.values());
        }
    }

    private static void repeat(OutputStream out, Source source) throws IOException {
        for (int i = 0; i < 1_000_000; i++) {
            out.write(source.next());
        }
    }

    private static LibraryServer server(TlsVersion version) throws IOException {
        return server(version, CREDENTIALS.server.chain());
    }

    private static LibraryServer server(TlsVersion version, List<EncodedCertificate> chain) throws IOException {
        try {
            return LibraryServer.with(
                            new Credential(chain, CREDENTIALS.server.privateKey()),
                            List.of(NamedGroup.x25519),
                            SignatureScheme.ecdsa_secp256r1_sha256)
                    .speaking(version);
        } catch (PkiException e) {
            throw new IOException(e);
        }
    }

    private static Bytes read(InputStream in) throws IOException {
        var buffer = new byte[16_384];
        int n = in.read(buffer);
        if (n < 0) {
            throw new IOException("the client is gone");
        }
        return Bytes.of(Arrays.copyOf(buffer, n));
    }

    private static void shakeHands(Socket client, LibraryServer server) throws IOException {
        while (!server.completed() && !server.closed()) {
            client.getOutputStream()
                    .write(server.answer(read(client.getInputStream())).toArray());
        }
    }

    private static void storm(Socket client, TlsVersion version, Storm storm) throws IOException {
        var server = server(version);
        shakeHands(client, server);
        repeat(client.getOutputStream(), () -> storm.next(server).toArray());
    }
}
