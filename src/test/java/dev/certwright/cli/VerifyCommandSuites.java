package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Runs `certwright verify` on a sample of the published cases, written into files, and compares its verdict
/// with that of the library on the same terms.
class VerifyCommandSuites {
    /// One case in so many is run: every case takes a command of its own.
    private static final int EACH = Integer.getInteger("certwright.suites.each", 7);

    private static final String NOW = "2026-06-01T00:00:00Z";
    private static final Pattern PEM = Pattern.compile("-----BEGIN [^-]+-----([^-]+)-----END");

    @TempDir
    static Path folder;

    private final PathValidator validator = new PathValidator();
    private final Cli cli = new Cli(folder);
    private int accepted;
    private int number;

    @Test
    void theCommandSaysWhatTheLibrarySays(TestReporter reporter) throws IOException {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"), "verdict");
        assumeTrue(Files.isDirectory(suites), "the published suites are not at " + suites.toAbsolutePath());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(suites)) {
            files = walk.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        var differing = new ArrayList<String>();
        int compared = 0;
        for (int i = 0; i < files.size(); i += EACH) {
            var testCase = Json.read(Files.readString(files.get(i)));
            for (var profile : ValidationProfile.values()) {
                compared++;
                var library = validator.validate(request(testCase, profile)).valid();
                var run = cli.run(command(testCase, profile));
                accepted += library ? 1 : 0;
                if (library != (run.status() == 0)) {
                    differing.add(text(testCase, "id") + " " + profile + ": " + run);
                }
            }
        }
        reporter.publishEntry("compared, accepted", compared + ", " + accepted);
        assertEquals(List.of(), differing);
    }

    private String[] command(JsonObject testCase, ValidationProfile profile) throws IOException {
        var arguments = new ArrayList<>(List.of("verify", file(testCase.get("peer_certificate"))));
        arguments.addAll(List.of("--trust", file(testCase.get("trusted_certs"))));
        if (!texts(testCase.get("untrusted_intermediates")).isEmpty()) {
            arguments.addAll(List.of("--untrusted", file(testCase.get("untrusted_intermediates"))));
        }
        if (!texts(testCase.get("crls")).isEmpty()) {
            arguments.addAll(List.of("--crl", file(testCase.get("crls"))));
        }
        arguments.addAll(List.of("--at", time(testCase), "--profile", Words.word(profile)));
        arguments.addAll(List.of("--purpose", Words.word(purpose(testCase))));
        arguments.addAll(List.of("--revocation", Words.word(revocation(testCase))));
        host(testCase).ifPresent(host -> arguments.addAll(List.of("--host", host)));
        var policies = policies(testCase);
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
        return arguments.toArray(String[]::new);
    }

    private PathRequest request(JsonObject testCase, ValidationProfile profile) {
        return new PathRequest(
                certificates(testCase.get("peer_certificate")).getFirst(),
                certificates(testCase.get("untrusted_intermediates")),
                certificates(testCase.get("trusted_certs")),
                ders(testCase.get("crls")).map(Bytes::of).toList(),
                List.of(),
                OffsetDateTime.parse(time(testCase)).toInstant(),
                purpose(testCase),
                host(testCase),
                profile,
                revocation(testCase),
                policies(testCase));
    }

    private String file(JsonElement pem) throws IOException {
        return Files.writeString(folder.resolve(++number + ".pem"), String.join("\n", texts(pem)))
                .toString();
    }

    private static Purpose purpose(JsonObject testCase) {
        return Purpose.valueOf(text(testCase, "validation_kind"));
    }

    private static RevocationPolicy revocation(JsonObject testCase) {
        var check = testCase.get("check_revocation");
        return check != null && check.getAsBoolean() ? RevocationPolicy.HARD : RevocationPolicy.SOFT;
    }

    private static Optional<String> host(JsonObject testCase) {
        return purpose(testCase) == Purpose.SERVER
                        && testCase.get("expected_peer_name").isJsonObject()
                ? Optional.of(text(testCase.getAsJsonObject("expected_peer_name"), "value"))
                : Optional.empty();
    }

    private static String time(JsonObject testCase) {
        return testCase.get("validation_time").isJsonNull() ? NOW : text(testCase, "validation_time");
    }

    private static PolicyInputs policies(JsonObject testCase) {
        if (!(testCase.get("pkix_params") instanceof JsonObject inputs)) {
            return PolicyInputs.ANY;
        }
        Set<String> initial = inputs.get("initial_policy_set").isJsonNull()
                ? Set.of()
                : new HashSet<>(texts(inputs.get("initial_policy_set")));
        return new PolicyInputs(
                initial,
                inputs.get("explicit_policy").getAsBoolean(),
                inputs.get("inhibit_policy_mapping").getAsBoolean(),
                inputs.get("inhibit_any_policy").getAsBoolean());
    }

    private static List<EncodedCertificate> certificates(JsonElement pem) {
        return ders(pem).map(EncodedCertificate::new).toList();
    }

    private static Stream<byte[]> ders(JsonElement pem) {
        return texts(pem).stream()
                .flatMap(text -> PEM.matcher(text).results())
                .map(found -> Base64.getMimeDecoder().decode(found.group(1)));
    }

    private static List<String> texts(JsonElement element) {
        return element.isJsonArray()
                ? StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of(element.getAsString());
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
