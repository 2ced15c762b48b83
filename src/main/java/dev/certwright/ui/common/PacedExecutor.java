package dev.certwright.ui.common;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs what it is given one by one with a pause after each, so that the eye can follow what took only milliseconds.
/// Must be called on the thread of the toolkit, and runs everything there.
public final class PacedExecutor implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final PauseTransition pause;
    private boolean pausing;

    public PacedExecutor(java.time.Duration between) {
        pause = new PauseTransition(Duration.millis((double) between.toMillis()));
        pause.setOnFinished(_ -> {
            pausing = false;
            next();
        });
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        next();
    }

    private void next() {
        if (!pausing && !waiting.isEmpty()) {
            pausing = true;
            pause.playFromStart();
            waiting.remove().run();
        }
    }
}
