package dev.certwright.pki.encoding;

import static dev.certwright.pki.encoding.SuiteMaterial.map;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.pki.key.KeyAlgorithms;
import dev.certwright.pki.key.PublicHalf;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/// Compares what was read with what independent readers found: nothing may be missing, nothing be added.
final class FormatJudge {
    private static final int LISTED = 40;

    private final ContentReader reader;

    FormatJudge(ContentReader reader) {
        this.reader = reader;
    }

    /// What is wrong; empty when nothing is.
    String judge(SuiteMaterial.Entry entry) throws IOException {
        try {
            var decoded = reader.read(Files.readAllBytes(entry.file()), entry.id(), entry.passwords());
            return compare(entry, decoded);
        } catch (PkiException | RuntimeException | StackOverflowError e) {
            return e.getClass().getSimpleName() + " " + e.getMessage() + causes(e);
        }
    }

    private static String causes(Throwable e) {
        return e.getCause() == null ? "" : " <- " + e.getCause() + causes(e.getCause());
    }

    private static String compare(SuiteMaterial.Entry entry, Decoded decoded) throws IOException {
        var left = new ArrayList<>(decoded.items());
        var content = (List<?>) entry.expected().get("content");
        for (var object : content) {
            for (var wanted : flattened(map(object))) {
                var found = left.stream().filter(item -> fits(wanted, item)).findFirst();
                if (found.isEmpty()) {
                    return "lacks " + wanted + " in " + decoded.items() + " " + decoded.notes();
                }
                left.remove(found.get());
                if (found.get() instanceof Item.SshKeyItem ssh && ssh.ofPrivate()) {
                    // the lists of these were made without opening them, and not all passwords are right
                    boolean unopened = "ppk".equals(wanted.get("type"));
                    left.removeIf(item -> (privateKey(item) && spki(item).equals(ssh.spki()))
                            || (unopened && item instanceof Item.LockedItem));
                }
            }
        }
        int unreadable = Integer.parseInt((String) entry.expected().getOrDefault("unreadable_blocks", "0"));
        if (content.size() >= LISTED || unreadable > 0) {
            return "";
        }
        if (content.isEmpty()) {
            return left.isEmpty() || left.stream().anyMatch(FormatJudge::closed) ? "nothing open: " + left : "";
        }
        // a message is more than the certificates inside it, which is all that some readers list, or leave out
        boolean message = entry.kind().endsWith("pkcs7");
        left.removeIf(item -> message && (item instanceof Item.OtherItem || onlyMessage(content)));
        // no reader that made the lists shows the revocation lists of containers, or a second key of PKCS #12
        left.removeIf(item -> item instanceof Item.RevocationListItem
                && content.stream().noneMatch(object -> "crl".equals(map(object).get("type"))));
        var java = entry.expected().get("java_entries") instanceof List<?> list ? list : List.of();
        left.removeIf(item -> privateKey(item)
                && java.stream()
                        .anyMatch(object ->
                                sameName(Map.of("friendly_name", map(object).get("alias")), alias(item))));
        return left.isEmpty() ? "" : "adds " + left;
    }

    private static boolean onlyMessage(List<?> content) {
        return content.stream().allMatch(object -> "pkcs7".equals(map(object).get("type")));
    }

    private static boolean closed(Item item) {
        return item instanceof Item.LockedItem || item instanceof Item.BrokenItem;
    }

    /// An entry of a key store is a key and its chain.
    private static List<Map<String, Object>> flattened(Map<String, Object> object) {
        if (object.get("type") != null && !object.get("type").equals("null")) {
            return List.of(object);
        }
        var all = new ArrayList<Map<String, Object>>();
        var alias = object.getOrDefault("alias", "");
        if ("key".equals(object.get("entry")) && "null".equals(object.get("key"))) {
            // Java saw the entry and could not open it
            all.add(Map.of("type", "shut-key", "friendly_name", alias));
        }
        if (object.get("key") instanceof Map<?, ?> key) {
            boolean secret = "secret".equals(key.get("kind"));
            all.add(Map.of("type", secret ? "secret-key" : "private-key", "friendly_name", alias));
        }
        var chain = object.get("chain") instanceof List<?> list
                ? list
                : (object.get("cert") == null ? List.of() : List.of(object.get("cert")));
        for (var certificate : chain) {
            all.add(Map.of("type", "certificate", "sha256", map(certificate).get("sha256"), "friendly_name", alias));
        }
        return all;
    }

    private static boolean fits(Map<String, Object> wanted, Item item) {
        var type = (String) wanted.get("type");
        return switch (type) {
            case "certificate" ->
                item instanceof Item.CertificateItem(var certificate, var alias)
                        && agrees(wanted, "sha256", certificate.sha256().hex())
                        && sameName(wanted, alias);
            case "private-key" ->
                privateKey(item)
                        && sameKey(wanted, spki(item))
                        && agreesOnAlgorithm(wanted, item)
                        && sameName(wanted, alias(item));
            case "shut-key" -> privateKey(item) || item instanceof Item.LockedItem;
            case "secret-key" -> item instanceof Item.SecretKeyItem;
            case "public-key" ->
                item instanceof Item.PublicKeyItem(var spki, var _) && sameKey(wanted, Optional.of(spki));
            case "jwk" ->
                "oct".equals(wanted.get("kty"))
                        ? item instanceof Item.SecretKeyItem
                        : (privateKey(item) || item instanceof Item.PublicKeyItem) && sameKey(wanted, spki(item));
            case "csr" -> item instanceof Item.RequestItem(var der) && request(wanted, der);
            case "crl" -> item instanceof Item.RevocationListItem(var der) && revocationList(wanted, der);
            case "ocsp-response" -> item instanceof Item.OcspResponseItem;
            case "ppk", "openssh-private-key", "openssh-public-key" ->
                item instanceof Item.SshKeyItem ssh
                        && ssh.ofPrivate() != type.equals("openssh-public-key")
                        && (wanted.get("spki_sha256") != null || agrees(wanted, "alg", ssh.type()))
                        && agrees(wanted, "ssh_fingerprint", ssh.fingerprint())
                        && sameKey(wanted, ssh.spki());
            case "openssh-certificate" ->
                item instanceof Item.SshCertificateItem ssh
                        && agrees(wanted, "alg", ssh.type())
                        && sameKey(wanted, ssh.spki());
            case "pkcs7" ->
                item instanceof Item.OtherItem(var kind, var _)
                        && kind.replaceAll("^cms-|-", "")
                                .equalsIgnoreCase(String.valueOf(wanted.get("content_type"))
                                        .replaceAll("^pkcs7-|^id-smime-ct-", "")
                                        .replace("digestData", "digestedData")
                                        .replaceAll("-", ""));
            default -> item instanceof Item.OtherItem(var kind, var _) && kind.equals(type);
        };
    }

    private static boolean agrees(Map<String, Object> wanted, String member, String found) {
        return wanted.get(member) == null
                || wanted.get(member).equals("null")
                || wanted.get(member).equals(found);
    }

    /// Some readers write a key anew before they take its digest.
    private static boolean sameKey(Map<String, Object> wanted, Optional<Bytes> spki) {
        return agrees(wanted, "spki_sha256", sha256(spki))
                || agrees(wanted, "spki_sha256", sha256(spki.map(PublicHalf::canonical)));
    }

    /// Java lists names in lower case, and numbers where there is none.
    private static boolean sameName(Map<String, Object> wanted, Optional<String> alias) {
        return !(wanted.get("friendly_name") instanceof String name)
                || name.equals("null")
                || name.equalsIgnoreCase(alias.orElse(""))
                || (alias.isEmpty() && name.matches("\\d+"));
    }

    private static boolean agreesOnAlgorithm(Map<String, Object> wanted, Item item) {
        if (!(wanted.get("alg_oid") instanceof String oid)) {
            return true;
        }
        return switch (item) {
            case Item.PrivateKeyItem(var key, var _) ->
                PrivateKeyInfo.getInstance(key.getEncoded())
                        .getPrivateKeyAlgorithm()
                        .getAlgorithm()
                        .getId()
                        .equals(oid);
            case Item.OpaquePrivateKeyItem(var algorithm, var _, var _) -> algorithm.equals(KeyAlgorithms.name(oid));
            default -> false;
        };
    }

    private static boolean request(Map<String, Object> wanted, Bytes der) {
        try {
            var request = new PKCS10CertificationRequest(der.toArray());
            return wanted.get("key") == null
                    || agrees(
                            map(wanted.get("key")),
                            "spki_sha256",
                            sha256(Optional.of(
                                    Bytes.of(request.getSubjectPublicKeyInfo().getEncoded()))));
        } catch (IOException e) {
            return wanted.get("key") == null;
        }
    }

    private static boolean revocationList(Map<String, Object> wanted, Bytes der) {
        try {
            var list = new X509CRLHolder(der.toArray());
            return Integer.parseInt((String) wanted.get("revoked_count"))
                            == list.getRevokedCertificates().size()
                    && Instant.parse((String) wanted.get("last_update"))
                            .equals(list.getThisUpdate().toInstant());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean privateKey(Item item) {
        return item instanceof Item.PrivateKeyItem || item instanceof Item.OpaquePrivateKeyItem;
    }

    private static Optional<String> alias(Item item) {
        return switch (item) {
            case Item.PrivateKeyItem(var _, var alias) -> alias;
            case Item.OpaquePrivateKeyItem(var _, var _, var alias) -> alias;
            default -> Optional.empty();
        };
    }

    private static Optional<Bytes> spki(Item item) {
        return switch (item) {
            case Item.PrivateKeyItem(var key, var _) -> PublicHalf.of(key);
            case Item.OpaquePrivateKeyItem(var _, var spki, var _) -> spki;
            case Item.PublicKeyItem(var spki, var _) -> Optional.of(spki);
            default -> Optional.empty();
        };
    }

    private static String sha256(Optional<Bytes> octets) {
        if (octets.isEmpty()) {
            return "";
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(octets.get().toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
