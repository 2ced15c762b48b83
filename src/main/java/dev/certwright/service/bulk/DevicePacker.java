package dev.certwright.service.bulk;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PasswordGenerator;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.encoding.Pkcs12Codec;
import dev.certwright.service.bulk.DeviceFiles.DeviceFile;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the files of a device. Safe for use by several threads.
final class DevicePacker {
    private final BulkOutput.Form form;
    private final FileForms forms;
    private final List<EncodedCertificate> above;
    private final String sentAbove;

    /// How certificates and keys are written.
    record FileForms(PemCodec pem, Pkcs12Codec pkcs12, PasswordGenerator passwords) {}

    /// @param authorities the CA that signs, its CA, and so on
    DevicePacker(BulkOutput.Form form, FileForms forms, List<Entry> authorities) {
        this.form = form;
        this.forms = forms;
        this.above = authorities.stream().map(Entry::certificate).toList();
        // The root stays at home: whoever trusts it has it (RFC 8446 §4.4.2).
        this.sentAbove = authorities.stream()
                .filter(authority -> !authority.root())
                .map(authority -> forms.pem().certificate(authority.certificate()))
                .collect(Collectors.joining());
    }

    DeviceFiles pack(String name, EncodedCertificate certificate, PrivateKey key) throws PkiException {
        return switch (form) {
            case PEM -> pem(name, certificate, key);
            case PKCS12 -> pkcs12(name, certificate, key);
        };
    }

    private DeviceFiles pem(String name, EncodedCertificate certificate, PrivateKey key) {
        var stem = FileStem.of(name);
        var text = forms.pem().certificate(certificate);
        return new DeviceFiles(
                name,
                stem,
                List.of(
                        file(stem + ".crt", text),
                        file(stem + "-chain.crt", text + sentAbove),
                        file(stem + ".key", forms.pem().privateKey(key))),
                Optional.empty());
    }

    private static DeviceFile file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static DeviceFile file(String name, byte[] octets) {
        try {
            return new DeviceFile(name, new SecretBytes(octets));
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private DeviceFiles pkcs12(String name, EncodedCertificate certificate, PrivateKey key) throws PkiException {
        var stem = FileStem.of(name);
        var chain = new ArrayList<EncodedCertificate>();
        chain.add(certificate);
        chain.addAll(above);
        var password = forms.passwords().draw();
        try {
            var container = forms.pkcs12().encodeUnderRandomPassword(new Credential(chain, key), name, password);
            return new DeviceFiles(
                    name, stem, List.of(file(stem + ".p12", container)), Optional.of(new Passphrase(password)));
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
