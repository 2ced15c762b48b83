package dev.certwright.lab;

import dev.certwright.testing.ServerProcess;
import java.io.Closeable;
import java.io.IOException;

/// A server that has been started on the loopback address.
record Running(int port, Closeable ending) implements AutoCloseable {
    static Running of(ServerProcess process) {
        return new Running(process.port(), process::close);
    }

    @Override
    public void close() throws IOException {
        ending.close();
    }
}
