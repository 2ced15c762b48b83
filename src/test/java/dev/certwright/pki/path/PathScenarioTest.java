package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.pki.path.Scenario.Oracle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each scenario is judged by us, by the JDK and by OpenSSL, which must agree wherever they can be asked.
class PathScenarioTest {
    private final PathValidator validator = new PathValidator();

    private static final List<Scenario> SCENARIOS = Scenarios.all().toList();

    static Stream<Scenario> scenarios() {
        return SCENARIOS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void failsTheRightCheckAndNoOther(Scenario scenario) {
        var failed = validator.validate(scenario.request()).checks().stream()
                .filter(Check::failed)
                .map(Check::id)
                .toList();
        assertEquals(scenario.wrong().stream().toList(), failed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theJdkAgrees(Scenario scenario) throws GeneralSecurityException {
        assumeFalse(scenario.beyondThem().contains(Oracle.JDK), "the JDK cannot be asked about this");
        assertEquals(scenario.valid(), acceptedByTheJdk(scenario.request()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void opensslAgrees(Scenario scenario, @TempDir Path folder) throws IOException, InterruptedException {
        assumeFalse(scenario.beyondThem().contains(Oracle.OPENSSL), "OpenSSL cannot be asked about this");
        assumeTrue(opensslIsThere(), "openssl is not installed");
        assertEquals(scenario.valid(), acceptedByOpenssl(scenario.request(), folder));
    }

    private static boolean acceptedByTheJdk(PathRequest request) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var anchors = new HashSet<TrustAnchor>();
        for (var anchor : request.anchors()) {
            anchors.add(new TrustAnchor(jdk(factory, anchor), null));
        }
        var leaf = jdk(factory, request.leaf());
        var selector = new X509CertSelector();
        selector.setCertificate(leaf);
        var purpose = request.purpose().keyPurpose();
        if (purpose.isPresent()) {
            try {
                selector.setExtendedKeyUsage(Set.of(purpose.get().oid()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        var parameters = new PKIXBuilderParameters(anchors, selector);
        parameters.setDate(Date.from(request.at()));
        parameters.setRevocationEnabled(!request.revocationLists().isEmpty());
        var material = new ArrayList<Object>(List.of(leaf));
        for (var certificate : request.untrusted()) {
            material.add(jdk(factory, certificate));
        }
        for (var list : request.revocationLists()) {
            material.add(factory.generateCRL(new ByteArrayInputStream(list.toArray())));
        }
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(material)));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException _) {
            return false;
        }
    }

    private static X509Certificate jdk(CertificateFactory factory, EncodedCertificate certificate)
            throws GeneralSecurityException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    private static boolean opensslIsThere() throws InterruptedException {
        try {
            return run(List.of("openssl", "version"));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean acceptedByOpenssl(PathRequest request, Path folder)
            throws IOException, InterruptedException {
        var leaf = pem(folder.resolve("leaf.pem"), List.of(request.leaf()));
        var command = new ArrayList<>(List.of(
                "openssl",
                "verify",
                "-no-CApath",
                "-no-CAstore",
                "-partial_chain",
                "-auth_level",
                "2",
                "-attime",
                String.valueOf(request.at().getEpochSecond())));
        command.addAll(
                request.anchors().isEmpty()
                        ? List.of("-no-CAfile")
                        : List.of("-CAfile", pem(folder.resolve("anchors.pem"), request.anchors())));
        if (!request.untrusted().isEmpty()) {
            command.addAll(List.of("-untrusted", pem(folder.resolve("untrusted.pem"), request.untrusted())));
        }
        switch (request.purpose()) {
            case SERVER -> command.addAll(List.of("-purpose", "sslserver"));
            case CLIENT -> command.addAll(List.of("-purpose", "sslclient"));
            case ANY -> {}
        }
        request.host()
                .ifPresent(h ->
                        command.addAll(List.of(h.matches("[0-9.]+|.*:.*") ? "-verify_ip" : "-verify_hostname", h)));
        if (!request.revocationLists().isEmpty()) {
            var lists = folder.resolve("lists.pem");
            Files.writeString(
                    lists,
                    String.join(
                            "",
                            request.revocationLists().stream()
                                    .map(Bytes::toArray)
                                    .map(der -> pem("X509 CRL", der))
                                    .toList()));
            command.addAll(List.of("-crl_check_all", "-CRLfile", lists.toString()));
        }
        command.add(leaf);
        return run(command);
    }

    private static String pem(Path file, List<EncodedCertificate> certificates) throws IOException {
        var text = certificates.stream().map(c -> pem("CERTIFICATE", c.der())).toList();
        Files.writeString(file, String.join("", text));
        return file.toString();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no answer from " + command.getFirst());
        }
        return process.exitValue() == 0;
    }
}
