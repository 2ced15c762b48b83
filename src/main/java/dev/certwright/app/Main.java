package dev.certwright.app;

import java.util.List;

/// Decides between window and command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (!List.of(arguments).isEmpty()) {
            System.exit(2);
        }
    }
}
