package dev.certwright.tls.opinion;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.TlsVersion;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Connects as any Java program would: JSSE with its defaults, a key store, a trust store and the host name checked.
///
/// Safe for use by several threads.
public final class JavaClient {
    /// Under TLS 1.3 a server refuses only after the JDK has called the handshake done.
    private static final Duration SETTLE = Duration.ofMillis(300);

    private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");
    private static final Pattern SENT = Pattern.compile("^\\((\\w+)\\) ");
    private static final char[] NO_PASSWORD = {};

    /// Opens the connection that TLS runs on: directly, through a proxy, after STARTTLS.
    @FunctionalInterface
    public interface Way {
        /// Opens it.
        ///
        /// @throws IOException when the server cannot be reached
        Socket open() throws IOException;
    }

    /// Connects and says how it went. Ends at the limit and when cancelled, whatever the server does.
    ///
    /// @throws PkiException.Malformed when a certificate of ours cannot be read by the JDK
    /// @throws PkiException.Cancelled when cancelled
    public JavaAnswer ask(JavaQuestion question, Way way, Cancellation cancellation) throws PkiException {
        cancellation.check();
        var keys = keys(question.credential());
        var context = context(keys, question.anchors());
        var done = new CountDownLatch(1);
        JavaAnswer answer;
        try (var plain = way.open()) {
            cancellation.onCancel(() -> close(plain));
            Thread.ofVirtual().start(() -> closeLater(plain, question.limit(), done));
            answer = talk(question, context, keys, plain);
        } catch (IOException e) {
            answer = failed(Optional.empty(), keys, e);
        } finally {
            done.countDown();
        }
        cancellation.check();
        return answer;
    }

    private static JavaAnswer talk(
            JavaQuestion question, SSLContext context, Optional<WatchedKeys> keys, Socket plain) {
        Optional<SSLSocket> talking = Optional.empty();
        try (var socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, question.host(), question.port(), true)) {
            talking = Optional.of(socket);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(question.serverName().stream()
                    .<javax.net.ssl.SNIServerName>map(SNIHostName::new)
                    .toList());
            parameters.setProtocols(
                    question.versions().stream().map(v -> "TLSv" + v.number()).toArray(String[]::new));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            boolean welcome = welcome(socket, SETTLE);
            if (welcome && question.request().isPresent()) {
                socket.getOutputStream().write(question.request().get().toArray());
                welcome = welcome(socket, question.limit().dividedBy(2)); // silence is told before the limit ends it
            }
            return answer(talking, keys, welcome, Optional.empty(), Optional.empty(), "");
        } catch (IOException e) {
            return failed(talking, keys, e);
        }
    }

    /// False when the server closes without a word.
    private static boolean welcome(SSLSocket socket, Duration time) throws IOException {
        socket.setSoTimeout((int) Math.max(1, time.toMillis()));
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            return true; // silence is no objection
        }
    }

    private static JavaAnswer failed(Optional<SSLSocket> socket, Optional<WatchedKeys> keys, IOException failure) {
        var outer = String.valueOf(failure.getMessage());
        var received = alert(RECEIVED, outer);
        var sent = received.isEmpty() && failure instanceof SSLException ? alert(SENT, outer) : Optional.<Alert>empty();
        var words = outer.replaceAll("\\p{Cntrl}+", " ");
        return answer(
                socket,
                keys,
                false,
                received,
                sent,
                SENT.matcher(words.length() > 300 ? words.substring(0, 300) : words)
                        .replaceFirst(""));
    }

    private static JavaAnswer answer(
            Optional<SSLSocket> socket,
            Optional<WatchedKeys> keys,
            boolean connected,
            Optional<Alert> received,
            Optional<Alert> sent,
            String words) {
        var session = socket.map(SSLSocket::getSession)
                .filter(s -> !s.getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL"));
        return new JavaAnswer(
                connected,
                session.flatMap(s -> version(s.getProtocol())),
                session.map(s -> s.getCipherSuite()),
                keys.map(WatchedKeys::chosen).orElse(false),
                received,
                sent,
                words,
                socket.map(s -> s.getSSLParameters().getNamedGroups()).stream()
                        .flatMap(java.util.Arrays::stream)
                        .toList());
    }

    private static Optional<TlsVersion> version(String protocol) {
        return java.util.Arrays.stream(TlsVersion.values())
                .filter(v -> protocol.equals("TLSv" + v.number()))
                .findFirst();
    }

    private static Optional<Alert> alert(Pattern pattern, String message) {
        var matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int i = 0; i < 256; i++) {
            var alert = new Alert(2, i);
            if (alert.name().equals(matcher.group(1))) {
                return Optional.of(alert);
            }
        }
        return Optional.empty();
    }

    private static Optional<WatchedKeys> keys(Optional<Credential> credential) throws PkiException {
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var chain = new ArrayList<Certificate>();
            for (var certificate : credential.get().chain()) {
                chain.add(decode(certificate));
            }
            store.setKeyEntry("own", credential.get().privateKey(), NO_PASSWORD, chain.toArray(Certificate[]::new));
            var factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, NO_PASSWORD);
            return Optional.of(new WatchedKeys((X509ExtendedKeyManager) factory.getKeyManagers()[0]));
        } catch (GeneralSecurityException | IOException e) {
            throw new PkiException.Malformed(credential.get().certificate().toString(), e);
        }
    }

    private static SSLContext context(Optional<WatchedKeys> keys, List<EncodedCertificate> anchors)
            throws PkiException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var anchor : anchors) {
                store.setCertificateEntry("a" + store.size(), decode(anchor));
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            TrustManager[] trust = factory.getTrustManagers();
            var context = SSLContext.getInstance("TLS");
            KeyManager @Nullable [] own = keys.map(k -> new KeyManager[] {k}).orElse(null);
            context.init(own, trust, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new PkiException.Malformed("X.509", e);
        }
    }

    private static Certificate decode(EncodedCertificate certificate) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    private static void closeLater(Socket socket, Duration limit, CountDownLatch done) {
        try {
            if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                close(socket);
            }
        } catch (InterruptedException _) {
            close(socket);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(JavaClient.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
        }
    }
}
