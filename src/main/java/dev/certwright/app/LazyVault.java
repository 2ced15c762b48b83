package dev.certwright.app;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.store.CertificateDecoder;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vault that is opened at its first use.
final class LazyVault implements VaultSource, AutoCloseable {
    private final VaultLocation location;
    private final DatabasePassword password;
    private final InstantSource clock;
    private final SecureRandom random;
    private final CertificateDecoder decoder;
    private final Optional<Path> folderToRemove;
    private Optional<Thread> whenInterrupted = Optional.empty();
    private @Nullable Vault vault;
    private boolean closed;

    /// @param password asked for by a database that wants one
    LazyVault(
            VaultLocation location,
            DatabasePassword password,
            InstantSource clock,
            SecureRandom random,
            CertificateDecoder decoder) {
        this(location, password, clock, random, decoder, Optional.empty());
    }

    private LazyVault(
            VaultLocation location,
            DatabasePassword password,
            InstantSource clock,
            SecureRandom random,
            CertificateDecoder decoder,
            Optional<Path> folderToRemove) {
        this.location = location;
        this.password = password;
        this.clock = clock;
        this.random = random;
        this.decoder = decoder;
        this.folderToRemove = folderToRemove;
    }

    /// One in a folder of its own, which is removed when it is closed.
    static LazyVault temporary(InstantSource clock, SecureRandom random, CertificateDecoder decoder)
            throws PkiException {
        try {
            var folder = Files.createTempDirectory("certwright-");
            var vault = new LazyVault(
                    new VaultLocation.InFile(folder.resolve("demo.certwright")),
                    DatabasePassword.NONE,
                    clock,
                    random,
                    decoder,
                    Optional.of(folder));
            // its keys are protected by nothing, so it shall not stay behind when the program is interrupted
            vault.whenInterrupted = Optional.of(new Thread(vault::vanish, "remove the temporary vault"));
            vault.whenInterrupted.ifPresent(Runtime.getRuntime()::addShutdownHook);
            return vault;
        } catch (IOException e) {
            throw new PkiException.FileUnwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /// Opens it at the first call.
    ///
    /// @throws PkiException.Cancelled after it was closed
    @Override
    public synchronized Vault get() throws PkiException {
        var opened = vault;
        if (closed) {
            // work that comes too late must not make the vault anew
            throw new PkiException.Cancelled();
        }
        if (opened == null) {
            opened = Vault.open(location, password, clock, random, decoder);
            vault = opened;
        }
        return opened;
    }

    /// On a server there is always one: only a connection could tell.
    @Override
    public synchronized void replace(Replacement replacement) throws PkiException {
        var opened = vault;
        vault = null;
        if (opened != null) {
            opened.close();
        }
        replacement.run();
    }

    @Override
    public synchronized boolean there() {
        return !closed
                && switch (location) {
                    case VaultLocation.InFile(var file) -> vault != null || Files.exists(file);
                    case VaultLocation.OnServer _ -> true;
                };
    }

    @Override
    public void close() {
        whenInterrupted.ifPresent(LazyVault::forget);
        vanish();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the program is ending already, and the hook does its work
        }
    }

    private synchronized void vanish() {
        closed = true;
        if (vault != null) {
            vault.close();
            vault = null;
        }
        folderToRemove.ifPresent(LazyVault::remove);
    }

    private static void remove(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            System.getLogger(LazyVault.class.getName()).log(Level.WARNING, "cannot remove a temporary vault", e);
        }
    }
}
