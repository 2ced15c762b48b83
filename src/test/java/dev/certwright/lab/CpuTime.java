package dev.certwright.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process has spent on the processor, in milliseconds.
///
/// @param user   in its own code
/// @param system in the kernel's
record CpuTime(double user, double system) {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final double TICK = 10; // milliseconds, USER_HZ of Linux

    static boolean known() {
        return Files.isReadable(STAT);
    }

    /// Of this process, all threads, to the nearest ten milliseconds.
    static CpuTime ownUntilNow() throws IOException {
        var stat = Files.readString(STAT);
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new CpuTime(Long.parseLong(fields[11]) * TICK, Long.parseLong(fields[12]) * TICK);
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(user - earlier.user, system - earlier.system);
    }

    CpuTime over(int runs) {
        return new CpuTime(user / runs, system / runs);
    }

    double total() {
        return user + system;
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%.2f ms (%.2f user, %.2f system)", total(), user, system);
    }
}
