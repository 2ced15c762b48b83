package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.PkiException;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A few faults on three servers; [FaultTableBench] runs all on all.
class FaultTableTest {
    private static final EnumSet<Fault> FAULTS =
            EnumSet.of(Fault.NONE, Fault.GOOD_EC, Fault.OTHER_CA, Fault.EXPIRED, Fault.REVOKED, Fault.WRONG_KEY);

    private static Bench bench;

    @BeforeAll
    static void open() throws IOException, PkiException {
        bench = new Bench();
    }

    @AfterAll
    static void close() throws IOException {
        bench.close();
    }

    static List<Configuration> servers() {
        return Configurations.quick();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void hearsAndUnderstandsWhatTheServerSays(Configuration server) throws IOException, PkiException {
        Program.assumePresent(server.programs().toArray(String[]::new));
        var figures = new Figures();
        bench.run(server, FAULTS, figures);
        assertEquals(List.of(), figures.asPromised().misses());
        assertEquals(List.of(), figures.captured().misses());
        assertEquals(List.of(), figures.cause().misses());
        assertEquals(List.of(), figures.nothingMadeUp().misses());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void judgesTheServer(Configuration server) throws IOException, PkiException {
        Program.assumePresent(server.programs().toArray(String[]::new));
        var figures = new Figures();
        bench.run(server, EnumSet.of(Fault.GOOD_EC), figures);
        assertEquals(List.of(), figures.verdict().misses());
    }
}
