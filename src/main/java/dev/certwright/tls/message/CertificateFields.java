package dev.certwright.tls.message;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/// Divides a certificate (RFC 5280 §4.1) into its fields.
final class CertificateFields {
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    private CertificateFields() {}

    /// Reads the certificate that follows. One that cannot be read is malformed, but nothing around it.
    ///
    /// @return what it says in few words
    static String read(FieldReader in, int length) throws MalformedMessage {
        return in.lenient(length, "", inner -> {
            var words = new String[] {""};
            new DerReader(inner).constructed("certificate", certificate -> {
                certificate.constructed("tbsCertificate", tbs -> words[0] = tbsCertificate(tbs));
                certificate.constructed("signatureAlgorithm", CertificateFields::algorithm);
                certificate.element("signatureValue");
            });
            return words[0];
        });
    }

    private static String tbsCertificate(DerReader tbs) throws MalformedMessage {
        if (tbs.follows(VERSION)) {
            tbs.element("version", der -> "v" + (der[der.length - 1] + 1));
        }
        var serial = tbs.element("serialNumber", CertificateFields::hexadecimal);
        tbs.constructed("signature", CertificateFields::algorithm);
        var issuer = tbs.element("issuer", CertificateFields::name);
        var validity = new String[] {"", ""};
        tbs.constructed("validity", times -> {
            validity[0] = times.element("notBefore", Words::time);
            validity[1] = times.element("notAfter", Words::time);
        });
        var subject = tbs.element("subject", CertificateFields::name);
        tbs.constructed("subjectPublicKeyInfo", key -> {
            key.constructed("algorithm", CertificateFields::algorithm);
            key.element("subjectPublicKey");
        });
        while (!tbs.atEnd()) {
            if (tbs.follows(EXTENSIONS)) {
                tbs.constructed("extensions", CertificateFields::extensions);
            } else {
                tbs.element("uniqueIdentifier");
            }
        }
        return "subject %s; issuer %s; serialNumber %s; notBefore %s; notAfter %s"
                .formatted(subject, issuer, serial, validity[0], validity[1]);
    }

    private static void extensions(DerReader explicit) throws MalformedMessage {
        explicit.constructed("Extensions", list -> {
            while (!list.atEnd()) {
                list.constructed("extension", extension -> {
                    extension.say(extension.element("extnID", Words::object));
                    if (extension.follows(0x01)) {
                        extension.element("critical", der -> Boolean.toString(der[der.length - 1] != 0));
                    }
                    extension.element("extnValue");
                });
            }
        });
    }

    /// An AlgorithmIdentifier.
    static void algorithm(DerReader in) throws MalformedMessage {
        in.say(in.element("algorithm", Words::object));
        if (!in.atEnd()) {
            in.element("parameters");
        }
    }

    static String name(byte[] der) {
        return Words.name(der)
                .map(Object::toString)
                .orElseGet(() -> HexFormat.of().formatHex(der));
    }

    static String hexadecimal(byte[] integer) {
        int header = integer[1] < 0 ? 2 + (integer[1] & 0x7f) : 2;
        var content = Arrays.copyOfRange(integer, header, integer.length);
        return content.length == 0 ? "" : new BigInteger(content).toString(16);
    }
}
