package dev.certwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Certificates made by OpenSSL in a folder: `<name>.pem` and `<name>.key`.
public record Pki(Path folder, AtomicInteger serial) {
    public Pki(Path folder) {
        this(folder, new AtomicInteger(16));
        Program.assumePresent("openssl");
    }

    /// Runs `openssl` in the folder and insists on success.
    public String openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var outcome = Program.run(folder, command.toArray(String[]::new));
        assertEquals(0, outcome.status(), () -> command + "\n" + outcome.text());
        return outcome.text();
    }

    /// A self-signed certificate with these lines of extensions; without any, a root.
    public EncodedCertificate root(String name, String... extensions) throws IOException, InterruptedException {
        request(name, "EC", "P-256");
        write(
                name,
                extensions.length > 0
                        ? extensions
                        : new String[] {"basicConstraints=critical,CA:true", "keyUsage=critical,keyCertSign,cRLSign"});
        openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-signkey",
                name + ".key",
                "-days",
                "30",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem");
        return certificate(name);
    }

    /// A CA below another.
    public EncodedCertificate intermediate(String name, String issuer, String... more)
            throws IOException, InterruptedException {
        var extensions =
                new ArrayList<>(List.of("basicConstraints=critical,CA:true", "keyUsage=critical,keyCertSign,cRLSign"));
        extensions.addAll(List.of(more));
        return issue(name, issuer, extensions.toArray(String[]::new));
    }

    /// A server's certificate for localhost and 127.0.0.1.
    public EncodedCertificate server(String name, String issuer, String... more)
            throws IOException, InterruptedException {
        var extensions = new ArrayList<>(List.of(
                "keyUsage=critical,digitalSignature",
                "extendedKeyUsage=serverAuth",
                "subjectAltName=DNS:localhost,IP:127.0.0.1"));
        extensions.addAll(List.of(more));
        return issue(name, issuer, extensions.toArray(String[]::new));
    }

    /// With these lines of extensions, for thirty days from now.
    public EncodedCertificate issue(String name, String issuer, String... extensions)
            throws IOException, InterruptedException {
        request(name, "EC", "P-256");
        return sign(name, issuer, List.of("-days", "30"), extensions);
    }

    /// The key and the request of a certificate to come.
    public void request(String name, String algorithm, String size) throws IOException, InterruptedException {
        var key = switch (algorithm) {
            case "EC" -> new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + size};
            case "RSA" -> new String[] {"-newkey", "rsa:" + size};
            default -> new String[] {"-newkey", algorithm};
        };
        var command = new ArrayList<>(List.of("req"));
        command.addAll(Arrays.asList(key));
        command.addAll(
                List.of("-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/O=MyOrg/CN=" + name));
        openssl(command.toArray(String[]::new));
    }

    /// Signs a request.
    ///
    /// @param dates for example `-days 30`; days may be negative
    public EncodedCertificate sign(String name, String issuer, List<String> dates, String... extensions)
            throws IOException, InterruptedException {
        write(name, extensions);
        var command = new ArrayList<>(List.of(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".pem",
                "-CAkey",
                issuer + ".key",
                "-set_serial",
                Integer.toString(serial.incrementAndGet()),
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem"));
        command.addAll(dates);
        openssl(command.toArray(String[]::new));
        return certificate(name);
    }

    /// As [#sign], with both ends of its validity as `20260101000000Z`.
    public EncodedCertificate between(String name, String issuer, String from, String to, String... extensions)
            throws IOException, InterruptedException {
        request(name, "EC", "P-256");
        write(name, extensions);
        Files.writeString(folder.resolve("ca.index"), "");
        Files.writeString(folder.resolve("ca.serial"), "%04x".formatted(4096 + serial.incrementAndGet()));
        Files.writeString(folder.resolve("ca.cnf"), """
                [ca]
                default_ca=d
                [d]
                database=ca.index
                serial=ca.serial
                new_certs_dir=.
                default_md=sha256
                policy=p
                [p]
                organizationName=supplied
                commonName=supplied
                """);
        openssl(
                "ca",
                "-batch",
                "-notext",
                "-config",
                "ca.cnf",
                "-cert",
                issuer + ".pem",
                "-keyfile",
                issuer + ".key",
                "-in",
                name + ".csr",
                "-out",
                name + ".pem",
                "-startdate",
                from,
                "-enddate",
                to,
                "-extfile",
                name + ".ext");
        return certificate(name);
    }

    private void write(String name, String... extensions) throws IOException {
        Files.writeString(folder.resolve(name + ".ext"), String.join("\n", extensions) + "\n");
    }

    public EncodedCertificate certificate(String name) throws IOException {
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name + ".pem"))));
            return new EncodedCertificate(read.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The DER encoded certificate.
    public byte[] der(String name) throws IOException {
        return certificate(name).der();
    }

    /// The certificate with its key, and the certificates sent along.
    public Credential credential(String name, String... chain) throws IOException {
        var certificates = new ArrayList<>(List.of(certificate(name)));
        for (var other : chain) {
            certificates.add(certificate(other));
        }
        return new Credential(certificates, key(name));
    }

    private PrivateKey key(String name) throws IOException {
        var pem = Files.readString(folder.resolve(name + ".key"));
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        for (var algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException _) {
                // of another kind
            }
        }
        throw new IOException(name + ".key");
    }

    /// The revocation list of an authority, DER encoded.
    ///
    /// @param days until its next update; may be negative
    public byte[] revocationList(String issuer, int days, String... revoked) throws IOException, InterruptedException {
        var index = new StringBuilder();
        for (var name : revoked) {
            var serial = openssl("x509", "-in", name + ".pem", "-noout", "-serial")
                    .strip()
                    .replace("serial=", "");
            index.append("R\t491231000000Z\t260101000000Z,keyCompromise\t" + serial + "\tunknown\t/CN=" + name + "\n");
        }
        Files.writeString(folder.resolve("crl.index"), index);
        // without a number OpenSSL makes a list of version 1, which RFC 5280 §5 forbids
        Files.writeString(folder.resolve("crl.number"), "01\n");
        Files.writeString(folder.resolve("crl.cnf"), """
                [ca]
                default_ca=d
                [d]
                database=crl.index
                crlnumber=crl.number
                default_md=sha256
                """);
        var list = new ArrayList<>(List.of(
                "ca",
                "-config",
                "crl.cnf",
                "-gencrl",
                "-cert",
                issuer + ".pem",
                "-keyfile",
                issuer + ".key",
                "-out",
                issuer + ".crl"));
        list.addAll(
                days > 0
                        ? List.of("-crldays", Integer.toString(days))
                        : List.of("-crl_lastupdate", "20260101000000Z", "-crl_nextupdate", "20260102000000Z"));
        openssl(list.toArray(String[]::new));
        openssl("crl", "-in", issuer + ".crl", "-outform", "DER", "-out", issuer + ".crl.der");
        return Files.readAllBytes(folder.resolve(issuer + ".crl.der"));
    }
}
