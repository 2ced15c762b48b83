package dev.certwright.tls.server;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A web server on the loopback address that serves only clients with a certificate of given authorities, for
/// trying mutual TLS out. It speaks TLS 1.2 and 1.3 and answers every request with one small page.
public final class LocalServer implements AutoCloseable {
    /// More connections at once are closed unanswered.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(20);
    static final int MAX_CONNECTIONS = 32;

    private static final System.Logger LOG = System.getLogger(LocalServer.class.getName());
    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int LINGER_MILLIS = 1000;
    private static final int MAX_REQUEST_OCTETS = 16_384;

    private final ServerSocket listener;
    private final Thread acceptor;
    private final SSLSocketFactory factory;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LocalServer(ServerSocket listener, SSLSocketFactory factory) {
        this.listener = listener;
        this.factory = factory;
        this.acceptor = Thread.ofVirtual().name("local-server").unstarted(this::accept);
    }

    /// Starts listening on a free port of the loopback address.
    ///
    /// @param server            what the server shows
    /// @param clientAuthorities whose certificates it accepts; at least one
    /// @throws PkiException.ServerStartFailed when the credential cannot be used or no port is free
    public static LocalServer start(Credential server, List<EncodedCertificate> clientAuthorities)
            throws PkiException.ServerStartFailed {
        try {
            var factory = ServerContext.of(server, clientAuthorities).getSocketFactory();
            var started = new LocalServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), factory);
            started.acceptor.start();
            return started;
        } catch (IOException | GeneralSecurityException e) {
            throw new PkiException.ServerStartFailed(e);
        }
    }

    /// Where it listens.
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                if (free.tryAcquire()) {
                    open.add(socket);
                    if (listener.isClosed()) {
                        // stopped between the two lines before: its round has not met this one
                        closeQuietly(socket);
                    }
                    Thread.ofVirtual().name("local-server-connection").start(() -> serve(socket));
                } else {
                    closeQuietly(socket);
                }
            } catch (SocketException e) {
                // stopped, or out of file descriptors: then trying again at once would only burn time
                LOG.log(System.Logger.Level.DEBUG, "no longer listening", e);
                LockSupport.parkNanos(ACCEPT_PAUSE.toNanos());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a connection was lost before it began", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            converse(socket);
            linger(socket);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was lost", e);
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private void converse(Socket socket) throws IOException {
        try (var tls = (SSLSocket) factory.createSocket(socket, null, false)) {
            tls.setNeedClientAuth(true);
            tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.startHandshake();
            skipRequest(tls.getInputStream());
            var peer = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            tls.getOutputStream().write(ServerContext.page(peer));
            tls.getOutputStream().flush();
        } catch (SSLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client was refused", e);
        }
    }

    /// Reads what the client still sends before closing. Otherwise the connection is reset, and the client may lose
    /// the alert that tells it why.
    private static void linger(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        socket.getInputStream().readNBytes(MAX_REQUEST_OCTETS);
    }

    /// Reads up to the empty line that ends the head of a request (RFC 9112 §2.1).
    private static void skipRequest(InputStream in) throws IOException {
        int matched = 0;
        for (int i = 0; i < MAX_REQUEST_OCTETS && matched < 4; i++) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            matched = c == "\r\n\r\n".charAt(matched) ? matched + 1 : c == '\r' ? 1 : 0;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection failed", e);
        }
    }

    /// Stops listening and closes every connection.
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(LocalServer::closeQuietly);
        try {
            // the port is free only when the thread that waited at it has let go
            acceptor.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
