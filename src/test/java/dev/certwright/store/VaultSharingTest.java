package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.outsider;
import static dev.certwright.store.VaultFixture.passphrase;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
@ParameterizedClass
@EnumSource(VaultKind.class)
class VaultSharingTest {
    @Parameter
    private VaultKind kind;

    @TempDir
    private Path folder;

    private VaultLocation place;

    @BeforeEach
    void namePlace() throws Exception {
        place = kind.fresh(folder);
    }

    @Test
    void oneSeesWhatTheOtherChanges() throws PkiException {
        try (var one = VaultFixture.open(place);
                var other = VaultFixture.open(place)) {
            long before = one.changeCounter();
            assertEquals(before, one.changeCounter());
            other.protect(Optional.empty());
            other.add(root("CA", key("the key of CA")));
            assertTrue(one.changeCounter() > before);
            assertEquals(List.of("CA"), names(one));
            assertEquals(Protection.NONE, one.protection());
            var ca = one.entry("CA").orElseThrow();
            assertEquals("the key of CA", VaultFixture.text(one.privateKey(ca.id())));
            before = one.changeCounter();
            one.rename(ca.id(), "CB");
            assertTrue(one.changeCounter() > before);
            assertEquals(List.of("CB"), names(other));
            assertThrows(PkiException.EntryExists.class, () -> other.add(root("CB", Optional.empty())));
        }
    }

    @Test
    void onePassphraseHoldsForBoth() throws PkiException {
        try (var one = VaultFixture.open(place);
                var other = VaultFixture.open(place)) {
            one.protect(Optional.empty());
            var ca = one.add(root("CA", key("the key of CA")));
            other.changePassphrase(Optional.empty(), passphrase("words"));
            assertThrows(PkiException.VaultLocked.class, () -> one.privateKey(ca.id()));
            assertThrows(PkiException.ProtectionDecided.class, () -> one.protect(passphrase("mine")));
            one.unlock(passphrase("words").orElseThrow());
            assertEquals("the key of CA", VaultFixture.text(one.privateKey(ca.id())));
        }
    }

    @Test
    void theSecondWaitsUntilTheFirstHasWritten() throws Exception {
        VaultFixture.open(place).close();
        var holder = VaultChild.start("hold", place.toString());
        try (var lines = holder.inputReader();
                var vault = VaultFixture.open(place);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertEquals("held", lines.readLine());
            var adding = threads.submit(() -> vault.add(root("CA", Optional.empty())));
            assertThrows(TimeoutException.class, () -> adding.get(100, TimeUnit.MILLISECONDS));
            holder.outputWriter().write("go\n");
            holder.outputWriter().flush();
            assertEquals("CA", adding.get().name());
            assertEquals(Optional.of("yes"), vault.setting("held"));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void theSecondIsToldWhenTheFirstTakesTooLong() throws Exception {
        VaultFixture.open(place).close();
        var holder = VaultChild.start("hold", place.toString());
        try (var lines = holder.inputReader();
                var vault = VaultFixture.openImpatient(place)) {
            assertEquals("held", lines.readLine());
            assertThrows(PkiException.VaultBusy.class, () -> vault.add(root("CA", Optional.empty())));
            // reading goes on, and shows nothing of what is not finished
            assertEquals(List.of(), vault.entries());
            assertEquals(Optional.empty(), vault.setting("held"));
            holder.destroyForcibly().waitFor();
            vault.add(root("CA", Optional.empty()));
            assertEquals(Optional.empty(), vault.setting("held"));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoProcessesCreateAndFillOneVault() throws Exception {
        var template = VaultChild.template();
        var one = VaultChild.start("add", place.toString(), template, "one", "25");
        var other = VaultChild.start("add", place.toString(), template, "other", "25");
        one.inputReader().lines().forEach(line -> assertFalse(line.isEmpty()));
        other.inputReader().lines().forEach(line -> assertFalse(line.isEmpty()));
        assertEquals(List.of(0, 0), List.of(one.waitFor(), other.waitFor()));
        try (var vault = VaultFixture.open(place)) {
            assertEquals(50, vault.entries().size());
            for (var entry : vault.entries()) {
                assertEquals(VaultChild.keyOf(entry.name()), VaultFixture.text(vault.privateKey(entry.id())));
            }
        }
        if (kind == VaultKind.FILE) {
            assertEquals("ok", VaultFixture.query(place, "PRAGMA integrity_check"));
        }
    }

    @Test
    void severalThreadsShareOneVault() throws Exception {
        try (var vault = VaultFixture.open(place);
                var threads = Executors.newFixedThreadPool(4)) {
            vault.protect(passphrase("words"));
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 40; i++) {
                int n = i;
                work.add(() -> {
                    vault.add(outsider("entry " + n, "CA", n));
                    if (n % 8 == 0) {
                        vault.unlock(passphrase("words").orElseThrow());
                    }
                    return vault.entries().size();
                });
            }
            for (Future<Integer> result : threads.invokeAll(work)) {
                assertTrue(result.get() > 0);
            }
            assertEquals(40, vault.entries().size());
        }
    }
}
