package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every fault on every server in both versions.
@Tag("bench")
class FaultTableBench {
    private static final Figures FIGURES = new Figures();

    @BeforeAll
    static void run() throws IOException, PkiException {
        try (var bench = new Bench()) {
            for (var configuration : Configurations.all()) {
                bench.run(configuration, EnumSet.allOf(Fault.class), FIGURES);
            }
        }
        System.out.println(FIGURES.text());
    }

    @Test
    void theServersDoWhatTheTableSays() {
        reaches(1, FIGURES.asPromised());
    }

    @Test
    void noLastWordIsLost() {
        reaches(1, FIGURES.captured());
    }

    @Test
    void everyVerdictIsRight() {
        reaches(1, FIGURES.verdict());
    }

    @Test
    void aRejectionWithoutNeedIsTold() {
        reaches(1, FIGURES.rejectsYours());
    }

    @Test
    void theCauseIsNamedFirst() {
        assertTrue(
                FIGURES.cause().share() >= 0.95,
                () -> String.join("\n", FIGURES.cause().misses()));
    }

    @Test
    void noRefusalIsMadeUp() {
        reaches(1, FIGURES.nothingMadeUp());
    }

    /// The misses have been printed.
    private static void reaches(double bound, Figures.Figure figure) {
        assertTrue(figure.share() >= bound, figure::toString);
    }
}
