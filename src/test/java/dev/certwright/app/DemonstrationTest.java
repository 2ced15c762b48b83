package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.service.Services;
import dev.certwright.service.demo.DemoService.Observer;
import dev.certwright.service.demo.DemoService.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// *Mutual TLS in one minute*, from nothing to seven green steps, on the real object graph.
class DemonstrationTest {
    @TempDir
    Path folder;

    private Services services;
    private final List<Stage> stages = new ArrayList<>();
    private final List<HandshakeStep> told = new ArrayList<>();

    @BeforeEach
    void open() {
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void turnsAllSevenStepsGreen() throws PkiException {
        var result = services.demo().run(observer(), new Cancellation());
        assertEquals(HandshakeVerdict.MUTUAL, result.report().verdict());
        assertEquals(
                List.of(StepState.PASSED),
                result.report().steps().stream()
                        .map(StepResult::state)
                        .distinct()
                        .toList());
        assertEquals(List.of(Stage.values()), stages);
        assertTrue(told.containsAll(List.of(HandshakeStep.values())), told::toString);
        assertEquals(List.of(), result.report().diagnoses());
    }

    @Test
    void theTeachingOrderIsAlsoTheOrderOfTheClockFromTheClientsCertificateOn() throws PkiException {
        var report = services.demo().run(observer(), new Cancellation()).report();
        var client = report.step(HandshakeStep.CLIENT_CERTIFICATE).at().orElseThrow();
        var verdict = report.step(HandshakeStep.SERVER_VERIFIES_CLIENT).at().orElseThrow();
        var data = report.step(HandshakeStep.ENCRYPTED_CONNECTION).at().orElseThrow();
        assertTrue(client.compareTo(verdict) < 0 && verdict.compareTo(data) <= 0, report.steps()::toString);
    }

    @Test
    void leavesThePersonsVaultAlone() throws PkiException {
        services.demo().run(observer(), new Cancellation());
        assertTrue(Files.notExists(folder.resolve("vault.certwright")));
    }

    @Test
    void keepsWhatItMadeWhenAsked() throws PkiException {
        var result = services.demo().run(observer(), new Cancellation());
        assertThrows(
                PkiException.ProtectionUndecided.class, () -> services.demo().keep(result));
        services.vault().protect(Optional.empty());
        services.demo().keep(result);
        assertEquals(
                Set.of("Demo CA", "localhost", "demo-client"),
                services.inventory().entries().stream().map(e -> e.name()).collect(Collectors.toSet()));
    }

    @Test
    void canBeDoneAgainInThePersonsVault() throws PkiException {
        services.vault().protect(Optional.empty());
        services.demo().runInVault(observer(), new Cancellation());
        var again = services.demo().runInVault(observer(), new Cancellation());
        assertEquals(HandshakeVerdict.MUTUAL, again.report().verdict());
        assertEquals(6, services.inventory().entries().size());
    }

    @Test
    void stopsWhenCancelled() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        assertThrows(PkiException.Cancelled.class, () -> services.demo().run(observer(), cancellation));
    }

    private Observer observer() {
        return new Observer() {
            @Override
            public void stage(Stage stage) {
                stages.add(stage);
            }

            @Override
            public void step(StepResult step) {
                told.add(step.step());
            }

            @Override
            public void message(HandshakeMessage message) {
                // the report has them all
            }
        };
    }
}
