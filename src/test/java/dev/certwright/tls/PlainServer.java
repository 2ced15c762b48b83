package dev.certwright.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on the loopback address that treats every connection alike, until it is closed.
public final class PlainServer implements AutoCloseable {
    /// What happens on a connection; it is closed afterwards.
    @FunctionalInterface
    public interface Conversation {
        void hold(Socket socket) throws IOException;
    }

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public PlainServer(Conversation conversation) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// A connection to it.
    public Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port()), 5000);
        return socket;
    }

    private void accept(Conversation conversation) {
        try {
            while (true) {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        conversation.hold(socket);
                    } catch (IOException _) {
                        // The client has gone.
                    }
                });
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
