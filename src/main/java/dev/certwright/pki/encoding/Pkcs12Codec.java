package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import java.security.SecureRandom;
import java.util.List;

/// PKCS #12 containers (RFC 7292): a certificate chain and its private key under one password.
public final class Pkcs12Codec {
    private static final int RANDOM_PASSWORD_ITERATIONS = 10_000;

    private final SecureRandom random;

    public Pkcs12Codec(SecureRandom random) {
        this.random = random;
    }

    /// Writes a container with the key and its whole chain.
    ///
    /// @param friendlyName what programs list it under
    /// @param password     stays the caller's to wipe
    public byte[] encode(Credential credential, String friendlyName, char[] password, Pkcs12Preset preset)
            throws PkiException {
        return new Pkcs12Writer(random, preset, password).write(credential, friendlyName);
    }

    /// Likewise in the modern form, under a password that was drawn by chance from at least 2⁸⁰: nobody can try them
    /// all, so the ten thousand rounds that readers expect at least are enough, and a tenth of the time.
    public byte[] encodeUnderRandomPassword(Credential credential, String friendlyName, char[] password)
            throws PkiException {
        return new Pkcs12Writer(random, Pkcs12Preset.MODERN, RANDOM_PASSWORD_ITERATIONS, password)
                .write(credential, friendlyName);
    }

    /// Reads a container, whoever made it.
    ///
    /// @param password stays the caller's to wipe; an empty one stands for none
    /// @param source   what to call it in a message, for example the name of the file
    /// @throws PkiException.WrongPassword        when the password does not open it
    /// @throws PkiException.PasswordRequired     when it needs one and the one given is empty
    /// @throws PkiException.UnsupportedAlgorithm when it is protected in a way that is not known
    /// @throws PkiException.IntegrityFailed      when its content was changed after it was made
    /// @throws PkiException.Truncated            when it ends too early
    /// @throws PkiException.Malformed            when it is no such container
    public Decoded decode(byte[] pfx, char[] password, String source) throws PkiException {
        var passwords = new Passwords(source, password.length == 0 ? List.of() : List.of(password));
        return new Pkcs12Reader(passwords).read(pfx);
    }
}
