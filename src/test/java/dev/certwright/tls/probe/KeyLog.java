package dev.certwright.tls.probe;

import dev.certwright.model.handshake.WireRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The lines of NSS key logs, those of a recording and those another program wrote.
final class KeyLog {
    private KeyLog() {}

    static List<String> of(WireRecording recording) {
        return recording.secrets().stream()
                .map(s -> s.label() + " " + s.clientRandom().hex() + " "
                        + HexFormat.of().formatHex(s.secret().copy()))
                .toList();
    }

    /// What a program wrote about the sessions of a recording.
    static List<String> in(Path file, WireRecording recording) throws IOException {
        var ours = recording.secrets().stream().map(s -> s.clientRandom().hex()).toList();
        try (var lines = Files.lines(file)) {
            return lines.filter(l -> !l.startsWith("#"))
                    .map(l -> l.substring(0, l.indexOf(' '))
                            + l.substring(l.indexOf(' ')).toLowerCase(Locale.ROOT))
                    .filter(l -> ours.stream().anyMatch(l::contains))
                    .toList();
        }
    }

    static List<String> labels(List<String> lines) {
        return lines.stream().map(l -> l.substring(0, l.indexOf(' '))).toList();
    }
}
