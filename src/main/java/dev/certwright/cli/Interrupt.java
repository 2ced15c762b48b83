package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C end long work in order: what is done is finished and reported before the process ends.
final class Interrupt implements AutoCloseable {
    /// Longest time the process waits for that, in seconds.
    private static final int PATIENCE = 20;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::cancel, "interrupt");

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    private void cancel() {
        cancellation.cancel();
        try {
            finished.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending already
        }
    }
}
