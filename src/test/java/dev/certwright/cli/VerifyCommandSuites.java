package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.AlgorithmPolicy;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.path.VerdictCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `certwright verify` on every published case, written into files, with the settings of the case's suite, and
/// compares its verdict with that of the library on the same terms.
class VerifyCommandSuites {
    /// One case in so many is run.
    private static final int EACH = Integer.getInteger("certwright.suites.each", 1);

    /// The options for algorithms by what they mean.
    private static final Map<AlgorithmPolicy, List<String>> ALGORITHMS = Map.of(
            AlgorithmPolicy.CURRENT, List.of("--algorithms", "current"),
            AlgorithmPolicy.LEGACY, List.of("--algorithms", "legacy"),
            AlgorithmPolicy.ANY, List.of("--algorithms", "any"));

    @TempDir
    static Path folder;

    private final PathValidator validator = new PathValidator();
    private final Cli cli = new Cli(folder);
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differing = new ArrayList<>();
    private int number;

    @Test
    void theCommandSaysWhatTheLibrarySays() throws IOException {
        assumeTrue(
                Files.isDirectory(VerdictCase.folder()),
                "the published suites are not at " + VerdictCase.folder().toAbsolutePath());
        var cases = VerdictCase.all();
        for (int i = 0; i < cases.size(); i += EACH) {
            compare(cases.get(i));
        }
        System.out.println("compared: " + compared + ", differing: " + differing.size());
        assertEquals(List.of(), differing);
    }

    private void compare(VerdictCase question) throws IOException {
        var request = question.request();
        boolean library = validator.validate(request).valid();
        var run = cli.run(command(request));
        // a file that holds nothing to trust is no answer but a question that cannot be asked
        var refused = request.anchors().isEmpty() ? ExitStatus.UNREADABLE : ExitStatus.NOT_SO;
        var expected = library ? ExitStatus.YES : refused;
        compared.merge(question.suite() + (library ? " accepted" : " refused"), 1, Integer::sum);
        if (run.status() != expected.code()) {
            differing.add(question.name() + ": " + run);
        }
    }

    private String[] command(PathRequest request) throws IOException {
        var arguments = new ArrayList<>(List.of("verify", certificates(List.of(request.leaf()))));
        arguments.addAll(List.of("--trust", certificates(request.anchors())));
        if (!request.untrusted().isEmpty()) {
            arguments.addAll(List.of("--untrusted", certificates(request.untrusted())));
        }
        if (!request.revocationLists().isEmpty()) {
            arguments.addAll(List.of("--crl", file("X509 CRL", request.revocationLists())));
        }
        arguments.addAll(List.of("--at", request.at().toString(), "--profile", Words.word(request.profile())));
        arguments.addAll(List.of("--purpose", Words.word(request.purpose())));
        arguments.addAll(List.of("--revocation", Words.word(request.revocation())));
        request.host().ifPresent(host -> arguments.addAll(List.of("--host", host)));
        policies(request.policies(), arguments);
        settings(request.settings(), arguments);
        return arguments.toArray(String[]::new);
    }

    private static void policies(PolicyInputs policies, List<String> arguments) {
        policies.acceptable().forEach(oid -> arguments.addAll(List.of("--policy", oid)));
        if (policies.requireExplicit()) {
            arguments.add("--explicit-policy");
        }
        if (policies.inhibitMapping()) {
            arguments.add("--inhibit-policy-mapping");
        }
        if (policies.inhibitAny()) {
            arguments.add("--inhibit-any-policy");
        }
    }

    private static void settings(PathSettings settings, List<String> arguments) {
        arguments.addAll(List.of("--conformance", Words.word(settings.conformance())));
        arguments.addAll(List.of("--anchors", Words.word(settings.anchors())));
        arguments.addAll(List.of("--leaf-key-usage", Words.word(settings.leafKeyUsage())));
        var algorithms = settings.algorithms();
        arguments.addAll(ALGORITHMS.getOrDefault(
                algorithms,
                List.of(
                        "--min-rsa-bits",
                        String.valueOf(algorithms.minModulusBits()),
                        "--min-ec-bits",
                        String.valueOf(algorithms.minCurveBits()))));
        settings.maxIntermediates().ifPresent(most -> arguments.addAll(List.of("--max-depth", String.valueOf(most))));
    }

    private String certificates(List<EncodedCertificate> certificates) throws IOException {
        return file(
                "CERTIFICATE", certificates.stream().map(c -> Bytes.of(c.der())).toList());
    }

    private String file(String label, List<Bytes> ders) throws IOException {
        var pem = ders.stream().map(der -> pem(label, der)).collect(Collectors.joining());
        return Files.writeString(folder.resolve(++number + ".pem"), pem).toString();
    }

    private static String pem(String label, Bytes der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toArray());
        return Stream.of("-----BEGIN " + label + "-----", lines, "-----END " + label + "-----", "")
                .collect(Collectors.joining("\n"));
    }
}
