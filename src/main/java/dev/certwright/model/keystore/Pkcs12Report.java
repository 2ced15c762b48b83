package dev.certwright.model.keystore;

import java.util.List;
import java.util.Optional;

/// What the doctor says about a key store.
///
/// @param source      what the person called it
/// @param kind        stable word of the container: `pkcs12`, `jks`, `pem`, …
/// @param structure   of a PKCS #12 container; empty for any other
/// @param javaEntries what a Java program lists; empty also when not all could be opened
/// @param openers     who opens it; empty for what is no PKCS #12
/// @param findings    worst first
public record Pkcs12Report(
        String source,
        String kind,
        Optional<Pkcs12Structure> structure,
        List<JavaEntry> javaEntries,
        List<OpenerVerdict> openers,
        List<StoreFinding> findings) {
    public Pkcs12Report {
        javaEntries = List.copyOf(javaEntries);
        openers = List.copyOf(openers);
        findings = List.copyOf(findings);
    }
}
