package dev.certwright.tls.server;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// A small HTTP server without TLS that answers each request with a document, one request a connection
/// (RFC 9110, RFC 9112). It is there for what is signed anyway, such as OCSP.
///
/// Whoever connects gets ten seconds and 64 KiB; more than a few at once wait their turn.
public final class DocumentServer implements AutoCloseable {
    static final int MAX_CONNECTIONS = 32;

    private static final System.Logger LOG = System.getLogger(DocumentServer.class.getName());
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(20);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int BACKLOG = 128;

    private final ServerSocket listener;
    private final Handler handler;
    private final Duration timeLimit;
    private final Thread acceptor;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// What was asked for.
    ///
    /// @param target as it stands in the first line, for example `/path?query`; percent-encoded
    /// @param body   empty for GET
    public record Request(String method, String target, Bytes body) {}

    /// What to answer.
    ///
    /// @param status  of HTTP, for example 200
    /// @param type    of the body, a media type
    public record Response(int status, String type, Bytes body) {
        /// An answer that is a number only.
        static Response of(int status) {
            return new Response(status, "text/plain", Bytes.EMPTY);
        }
    }

    /// Finds the document. It is asked by several threads at once.
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request);
    }

    private DocumentServer(ServerSocket listener, Handler handler, Duration timeLimit) {
        this.listener = listener;
        this.handler = handler;
        this.timeLimit = timeLimit;
        this.acceptor = Thread.ofVirtual().name("document-server").unstarted(this::accept);
    }

    /// Starts listening.
    ///
    /// @param address of this computer
    /// @param port    0 for any that is free
    /// @param handler answers `GET` and `POST`; other methods never reach it
    /// @throws PkiException.ServerStartFailed when the port is taken or may not be used
    public static DocumentServer start(InetAddress address, int port, Handler handler)
            throws PkiException.ServerStartFailed {
        return start(address, port, handler, TIME_LIMIT);
    }

    static DocumentServer start(InetAddress address, int port, Handler handler, Duration timeLimit)
            throws PkiException.ServerStartFailed {
        try {
            var started = new DocumentServer(new ServerSocket(port, BACKLOG, address), handler, timeLimit);
            started.acceptor.start();
            return started;
        } catch (IOException e) {
            throw new PkiException.ServerStartFailed(e);
        }
    }

    /// Where it listens.
    public int port() {
        return listener.getLocalPort();
    }

    /// The address it was started with.
    public InetAddress address() {
        return listener.getInetAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                free.acquire();
            } catch (InterruptedException _) {
                return;
            }
            if (!serveNext()) {
                free.release();
            }
        }
    }

    private boolean serveNext() {
        try {
            var socket = listener.accept();
            open.add(socket);
            if (listener.isClosed()) {
                // stopped between the two lines before: its round has not met this one
                closeQuietly(socket);
            }
            Thread.ofVirtual().name("document-server-connection").start(() -> serve(socket));
            return true;
        } catch (SocketException e) {
            // stopped, or out of file descriptors: then trying again at once would only burn time
            LOG.log(System.Logger.Level.DEBUG, "no longer listening", e);
            LockSupport.parkNanos(ACCEPT_PAUSE.toNanos());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was lost before it began", e);
        }
        return false;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var reader = new RequestReader(socket, timeLimit);
            var response = answer(reader);
            socket.getOutputStream().write(head(response));
            socket.getOutputStream().write(response.body().toArray());
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            reader.drain();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was lost", e);
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private Response answer(RequestReader reader) throws IOException {
        try {
            return handler.answer(reader.read());
        } catch (RequestReader.Refused refused) {
            return Response.of(refused.status());
        } catch (RuntimeException e) {
            // one bad request shall not end the service
            LOG.log(System.Logger.Level.ERROR, "no answer", e);
            return Response.of(500);
        }
    }

    private static byte[] head(Response response) {
        var allowed = response.status() == 405 ? "Allow: GET, POST\r\n" : "";
        return """
                HTTP/1.1 %d %s\r
                Date: %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                Cache-Control: no-cache\r
                %sConnection: close\r
                \r
                """.formatted(
                        response.status(),
                        reason(response.status()),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
                        response.type(),
                        response.body().length(),
                        allowed)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            default -> status < 500 ? "No" : "Internal Server Error";
        };
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
        acceptor.interrupt();
        open.forEach(DocumentServer::closeQuietly);
        try {
            // the port is free only when the thread that waited at it has let go
            acceptor.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
