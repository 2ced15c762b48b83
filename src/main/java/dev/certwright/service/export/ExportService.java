package dev.certwright.service.export;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.encoding.Pkcs12Codec;
import dev.certwright.pki.encoding.Pkcs12Preset;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.export.ReadBack.Expected;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.FileAccess;
import dev.certwright.store.FileAccess.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes certificates and keys to files, and reads every file back before it is called done.
public final class ExportService {
    private final CredentialSource credentials;
    private final PrivateKeyCodec privateKeys;
    private final PemCodec pem;
    private final Pkcs12Codec pkcs12;
    private final ReadBack readBack;
    private final FileAccess files;

    public ExportService(
            CredentialSource credentials,
            PrivateKeyCodec privateKeys,
            PemCodec pem,
            Pkcs12Codec pkcs12,
            ContentReader reader,
            FileAccess files) {
        this.credentials = credentials;
        this.privateKeys = privateKeys;
        this.pem = pem;
        this.pkcs12 = pkcs12;
        this.readBack = new ReadBack(reader, privateKeys, files);
        this.files = files;
    }

    /// The forms there are.
    public enum Format {
        /// `NAME.crt`, `NAME-chain.crt` (leaf first, without the root) and `NAME.key` (PKCS #8).
        PEM,
        /// `NAME.cer` and `NAME.key.der` (PKCS #8).
        DER,
        /// `NAME.p12`: PBES2 with AES-256, for everything current.
        PKCS12,
        /// `NAME.p12` with 3DES, for old Windows, macOS, Android and Java.
        PKCS12_COMPATIBLE;

        /// Whether a file of this form is nothing without the private key.
        public boolean needsKey() {
            return switch (this) {
                case PEM, DER -> false;
                case PKCS12, PKCS12_COMPATIBLE -> true;
            };
        }
    }

    /// An export to do.
    ///
    /// @param password   of a PKCS #12 file or of the key; without one a key in PEM or DER is not encrypted
    /// @param includeKey whether the private key goes along, if the vault has it
    /// @param overwrite  whether files of these names may be replaced
    public record Request(
            Entry entry,
            Format format,
            Path folder,
            Optional<Passphrase> password,
            boolean includeKey,
            boolean overwrite) {
        boolean withKey() {
            return includeKey && entry.hasPrivateKey();
        }
    }

    /// The files the request would write, before anything is written.
    public List<Path> files(Request request) {
        var names = new FileNames(request.folder(), request.entry());
        var list = new ArrayList<Path>();
        switch (request.format()) {
            case PEM -> {
                list.add(names.certificate());
                list.add(names.chain());
                if (request.withKey()) {
                    list.add(names.privateKey());
                }
            }
            case DER -> {
                list.add(names.der());
                if (request.withKey()) {
                    list.add(names.privateKeyDer());
                }
            }
            case PKCS12, PKCS12_COMPATIBLE -> list.add(names.pkcs12());
        }
        return list;
    }

    /// Writes the files, keys readable by their owner only, all or none.
    ///
    /// @return what was written
    /// @throws PkiException.FileExists        when a file is there and may not be replaced
    /// @throws PkiException.PasswordRequired  for a PKCS #12 file without a password
    /// @throws PkiException.PrivateKeyMissing for a PKCS #12 file of an entry without its key
    public List<Path> export(Request request) throws PkiException {
        return exportAll(List.of(request));
    }

    /// Writes the files of several requests, all or none.
    ///
    /// @throws PkiException.FileExists when two of them mean the same file, too
    public List<Path> exportAll(List<Request> requests) throws PkiException {
        var contents = new LinkedHashMap<Path, Content>();
        try {
            for (var request : requests) {
                for (var entry : contents(request).entrySet()) {
                    if (contents.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
                        throw new PkiException.FileExists(entry.getKey());
                    }
                }
            }
            boolean overwrite = requests.stream().allMatch(Request::overwrite);
            files.write(contents, overwrite);
            for (var request : requests) {
                readBack(request);
            }
            return List.copyOf(contents.keySet());
        } finally {
            contents.values().forEach(Content::wipe);
        }
    }

    /// Writes one certificate as PEM, whether it is in the vault or not. A file of that name is replaced.
    public void save(EncodedCertificate certificate, Path file) throws PkiException {
        files.write(Map.of(file, text(pem.certificate(certificate), false)), true);
    }

    private Map<Path, Content> contents(Request request) throws PkiException {
        var entry = request.entry();
        if (request.format().needsKey() && !request.includeKey()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.export.needsKey"));
        }
        var names = new FileNames(request.folder(), entry);
        var key = request.withKey() ? credentials.privateKey(entry) : null;
        var contents = new LinkedHashMap<Path, Content>();
        switch (request.format()) {
            case PEM -> {
                contents.put(names.certificate(), text(pem.certificate(entry.certificate()), false));
                contents.put(names.chain(), text(chainText(entry), false));
                if (key != null) {
                    contents.put(names.privateKey(), text(keyText(key, request.password()), true));
                }
            }
            case DER -> {
                contents.put(names.der(), new Content(entry.certificate().der(), false));
                if (key != null) {
                    contents.put(names.privateKeyDer(), secret(keyOctets(key, request.password())));
                }
            }
            case PKCS12 -> contents.put(names.pkcs12(), store(request, key, Pkcs12Preset.MODERN));
            case PKCS12_COMPATIBLE -> contents.put(names.pkcs12(), store(request, key, Pkcs12Preset.COMPATIBLE));
        }
        return contents;
    }

    private String keyText(PrivateKey key, Optional<Passphrase> password) throws PkiException {
        if (password.isEmpty()) {
            return pem.privateKey(key);
        }
        var characters = password.get().copy();
        try {
            return pem.encryptedPrivateKey(key, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private byte[] keyOctets(PrivateKey key, Optional<Passphrase> password) throws PkiException {
        if (password.isEmpty()) {
            return privateKeys.encode(key);
        }
        var characters = password.get().copy();
        try {
            return pem.encryptedPkcs8(key, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private String chainText(Entry entry) throws PkiException {
        return credentials.sentChain(entry).stream().map(pem::certificate).collect(Collectors.joining());
    }

    private Content store(Request request, @Nullable PrivateKey key, Pkcs12Preset preset) throws PkiException {
        var entry = request.entry();
        if (key == null) {
            throw new PkiException.PrivateKeyMissing(entry.name());
        }
        var password = request.password()
                .orElseThrow(() -> new PkiException.PasswordRequired(
                        new FileNames(request.folder(), entry).pkcs12().toString()))
                .copy();
        try {
            List<EncodedCertificate> certificates =
                    credentials.chain(entry).stream().map(Entry::certificate).toList();
            return secret(pkcs12.encode(new Credential(certificates, key), entry.name(), password, preset));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void readBack(Request request) throws PkiException {
        for (var expected : expected(request)) {
            readBack.check(expected, request.password());
        }
    }

    private List<Expected> expected(Request request) throws PkiException {
        var entry = request.entry();
        var leaf = List.of(entry.certificate());
        var key = Optional.of(entry.certificate()).filter(_ -> request.withKey());
        var names = new FileNames(request.folder(), entry);
        var all = new ArrayList<Expected>();
        switch (request.format()) {
            case PEM -> {
                all.add(new Expected(names.certificate(), leaf, Optional.empty()));
                all.add(new Expected(names.chain(), credentials.sentChain(entry), Optional.empty()));
                key.ifPresent(_ -> all.add(new Expected(names.privateKey(), List.of(), key)));
            }
            case DER -> {
                all.add(new Expected(names.der(), leaf, Optional.empty()));
                key.ifPresent(_ -> all.add(new Expected(names.privateKeyDer(), List.of(), key)));
            }
            case PKCS12, PKCS12_COMPATIBLE -> {
                var chain = credentials.chain(entry).stream()
                        .map(Entry::certificate)
                        .toList();
                all.add(new Expected(names.pkcs12(), chain, key));
            }
        }
        return all;
    }

    private static Content text(String text, boolean secret) {
        return new Content(text.getBytes(StandardCharsets.US_ASCII), secret);
    }

    private static Content secret(byte[] octets) {
        try {
            return new Content(octets, true);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
