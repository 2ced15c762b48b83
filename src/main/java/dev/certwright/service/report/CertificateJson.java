package dev.certwright.service.report;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.name.GeneralName;
import java.util.List;

/// Certificates for programs. The keys are documented in the README and never change their meaning.
public final class CertificateJson {
    private CertificateJson() {}

    public static JsonMembers of(CertificateDetails details) {
        return put(new JsonMembers(), details);
    }

    /// An entry of the vault: what it is called and how it stands, then its certificate.
    public static JsonMembers of(Entry entry, EntryStatus status) {
        var object = new JsonMembers()
                .put("name", entry.name())
                .put("type", JsonReading.word(entry.profile()))
                .put("status", JsonReading.word(status))
                .put("privateKey", entry.hasPrivateKey());
        return put(object, entry.details());
    }

    /// Adds what the certificate says.
    public static JsonMembers put(JsonMembers object, CertificateDetails details) {
        return object.put("subject", details.subject().toString())
                .put("issuer", details.issuer().toString())
                .put("serial", serial(details.serialNumber()))
                .put("notBefore", details.validity().notBefore())
                .put("notAfter", details.validity().notAfter())
                .put("sans", names(details.subjectAltNames()))
                .put("key", details.publicKey().label())
                .put("signatureAlgorithm", details.signatureAlgorithm())
                .put("authority", details.authority())
                .put(
                        "keyUsage",
                        details.keyUsage()
                                .map(bits -> bits.stream()
                                        .sorted()
                                        .map(KeyUsage::rfcName)
                                        .toList()))
                .put(
                        "extendedKeyUsage",
                        details.extendedKeyUsage()
                                .map(purposes -> purposes.stream()
                                        .map(KeyPurpose::rfcName)
                                        .toList()))
                .put("subjectKeyIdentifier", details.subjectKeyIdentifier())
                .put("authorityKeyIdentifier", details.authorityKeyIdentifier())
                .put("sha256", details.certificate().sha256().hex());
    }

    public static List<String> names(List<GeneralName> names) {
        return names.stream().map(GeneralName::typed).toList();
    }

    /// Hexadecimal without separators, as `openssl x509 -serial` prints it.
    private static String serial(SerialNumber serial) {
        return serial.toString().replace(":", "");
    }
}
