package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A published case: the question, and the verdict its authors hold right.
///
/// @param suite   `limbo`, `pkits`, `boringssl-chain`, `openssl-verify`, `x509test`
/// @param profile whose rules the verdict goes by: `rfc5280`, `webpki`, or `any`
/// @param soft    whether a wrong verdict is only a warning to its authors
/// @param caveats what is to be known before the case is scored; none for most
/// @param content what is asked; before it is read, the entry of the index
public record VerdictCase(
        String name,
        String suite,
        String profile,
        boolean soft,
        List<String> caveats,
        boolean valid,
        Map<String, Object> content) {
    private static final Pattern PEM = Pattern.compile("-----BEGIN [^-]+-----([^-]+)-----END");

    public static Path folder() {
        return Path.of(System.getProperty("certwright.suites", "../shared/suites"));
    }

    /// All cases of the index beside the project, read.
    public static List<VerdictCase> all() throws IOException {
        var read = new ArrayList<VerdictCase>();
        for (var entry : index()) {
            read.add(entry.read());
        }
        return read;
    }

    /// All cases, without what is asked.
    static List<VerdictCase> index() throws IOException {
        var cases = new ArrayList<VerdictCase>();
        for (var line : Files.readAllLines(folder().resolve("index.jsonl"))) {
            if (line.contains("\"set\": \"verdict\"")) {
                cases.add(of(JsonText.object(line)));
            }
        }
        return cases;
    }

    VerdictCase read() throws IOException {
        var whole = JsonText.object(Files.readString(folder().resolve((String) content.get("path"))));
        return new VerdictCase(name, suite, profile, soft, caveats, valid, whole);
    }

    private static VerdictCase of(Map<String, Object> entry) {
        return new VerdictCase(
                (String) entry.get("case"),
                (String) entry.get("suite"),
                (String) entry.get("profile"),
                "true".equals(entry.get("soft")),
                texts(entry.get("caveats")),
                "SUCCESS".equals(((Map<?, ?>) entry.get("expected")).get("verdict")),
                entry);
    }

    boolean about(String caveat) {
        return caveats.stream().anyMatch(c -> c.startsWith(caveat));
    }

    boolean of(String wantedSuite) {
        return suite.equals(wantedSuite);
    }

    boolean betterTls() {
        return name.startsWith("bettertls::");
    }

    /// The question by the rules of the case's profile; those that hold under any are asked by RFC 5280.
    public PathRequest request() {
        return request(profile.equals("webpki") ? ValidationProfile.WEBPKI : ValidationProfile.RFC5280);
    }

    PathRequest request(ValidationProfile rules) {
        var time = (String) content.get("validation_time");
        var purpose = purpose();
        var anchors = certificates(content.get("trusted_certs"));
        var untrusted = certificates(content.get("untrusted_intermediates"));
        if (of("openssl-verify") && !arguments().contains("-partial_chain")) {
            // to OpenSSL what is trusted and did not issue itself is an intermediate
            var intermediates = anchors.stream().filter(c -> !selfIssued(c)).toList();
            untrusted =
                    Stream.concat(untrusted.stream(), intermediates.stream()).toList();
            anchors = anchors.stream().filter(c -> !intermediates.contains(c)).toList();
        }
        return new PathRequest(
                certificates(List.of(content.get("peer_certificate"))).getFirst(),
                untrusted,
                anchors,
                ders(content.get("crls")).map(Bytes::of).toList(),
                List.of(),
                time.isEmpty() ? Instant.now() : OffsetDateTime.parse(time).toInstant(),
                purpose,
                purpose == Purpose.SERVER ? host() : Optional.empty(),
                rules,
                revocation(),
                policies(),
                SuiteSettings.of(this));
    }

    /// Where lists are given and nothing else is said, the leaf must be covered by them.
    private RevocationPolicy revocation() {
        if ("true".equals(content.get("check_revocation"))) {
            return RevocationPolicy.HARD;
        }
        return ders(content.get("crls")).findAny().isPresent() ? RevocationPolicy.LEAF : RevocationPolicy.SOFT;
    }

    private Purpose purpose() {
        return switch ((String) content.getOrDefault("validation_kind", "ANY")) {
            case "SERVER" -> Purpose.SERVER;
            case "CLIENT" -> Purpose.CLIENT;
            default -> Purpose.ANY;
        };
    }

    private PolicyInputs policies() {
        if (!(content.get("pkix_params") instanceof Map<?, ?> asked)) {
            return PolicyInputs.ANY;
        }
        return new PolicyInputs(
                Set.copyOf(texts(asked.get("initial_policy_set"))),
                "true".equals(asked.get("explicit_policy")),
                "true".equals(asked.get("inhibit_policy_mapping")),
                "true".equals(asked.get("inhibit_any_policy")));
    }

    List<String> arguments() {
        return texts(content.get("openssl_args"));
    }

    /// Most intermediates the case allows.
    Optional<Integer> depth() {
        var depth = String.valueOf(content.getOrDefault("max_chain_depth", ""));
        return depth.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(depth));
    }

    private Optional<String> host() {
        return content.get("expected_peer_name") instanceof Map<?, ?> typed && !"RFC822".equals(typed.get("kind"))
                ? Optional.of((String) typed.get("value"))
                : Optional.empty();
    }

    private static boolean selfIssued(EncodedCertificate certificate) {
        return PathCertificate.read(certificate)
                .map(PathCertificate::selfIssued)
                .orElse(false);
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<EncodedCertificate> certificates(Object pem) {
        return ders(pem).map(EncodedCertificate::new).collect(Collectors.toList());
    }

    private static Stream<byte[]> ders(Object pem) {
        return pem instanceof List<?> list
                ? list.stream()
                        .flatMap(text -> PEM.matcher((String) text).results())
                        .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
                : Stream.empty();
    }
}
