package dev.certwright.service.importing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.pki.encoding.OpenSslConfiguration;
import dev.certwright.pki.encoding.OpenSslIndex;
import dev.certwright.store.FileAccess;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the folder of a CA: every file by what is in it, and the few that say nothing of themselves by their names.
final class FolderReading {
    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9A-Fa-f]{1,80})\\s*");
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_CONFIGURATION = 1 << 20;

    private final Path root;
    private final FileAccess files;
    private final Gathering gathering;
    private final Material material;
    private final XcaReading xca;

    /// Lists of what was issued, by the paths of their files.
    private final Map<String, OpenSslIndex> indexes = new TreeMap<>();

    private final Map<String, BigInteger> numbers = new LinkedHashMap<>();

    /// By folder.
    private final Map<String, OpenSslConfiguration> configurations = new LinkedHashMap<>();

    private final List<String> paths = new ArrayList<>();

    FolderReading(Path root, FileAccess files, Gathering gathering, Material material, XcaReading xca) {
        this.root = root;
        this.files = files;
        this.gathering = gathering;
        this.material = material;
        this.xca = xca;
    }

    void read(AdoptionProgress progress, Cancellation cancellation) throws PkiException {
        var content = SourceWalk.of(root, cancellation);
        content.outside().forEach(link -> material.remark(relative(link), "adopt.note.linkOutside"));
        content.unreadable().forEach(file -> material.remark(relative(file), "adopt.note.unreadable"));
        int done = 0;
        for (var file : content.files()) {
            cancellation.check();
            progress.at(AdoptionProgress.Stage.READING, done++, content.files().size());
            var path = relative(file);
            paths.add(path);
            try {
                read(path, file, cancellation);
            } catch (PkiException.Cancelled e) {
                throw e;
            } catch (PkiException.Unrecognized | PkiException.UnsupportedAlgorithm _) {
                // a folder holds much that is no certificate
            } catch (PkiException.InvalidInput e) {
                throw e;
            } catch (PkiException e) {
                material.remarks.add(new Material.Remark(path, e.phrase()));
            }
        }
        ledgers();
        material.setKind(kind());
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private void read(String path, Path file, Cancellation cancellation) throws PkiException {
        var octets = files.read(file);
        if (xca.recognizes(octets)) {
            xca.read(file, octets, path, cancellation);
            return;
        }
        if (octets.length <= LONGEST_NUMBER) {
            var number = NUMBER.matcher(new String(octets, StandardCharsets.ISO_8859_1));
            if (number.matches()) {
                numbers.put(path, new BigInteger(number.group(1), 16));
                return;
            }
        }
        if (octets.length == 0) {
            indexes.put(path, new OpenSslIndex(List.of(), List.of()));
            return;
        }
        if (octets[0] == 'V' || octets[0] == 'R' || octets[0] == 'E') {
            var text = new String(octets, StandardCharsets.UTF_8);
            if (OpenSslIndex.recognizes(text)) {
                indexes.put(path, OpenSslIndex.read(text, path));
                return;
            }
        }
        if (octets.length <= LARGEST_CONFIGURATION && contains(octets, "default_ca")) {
            var configuration = OpenSslConfiguration.read(new String(octets, StandardCharsets.UTF_8));
            if (configuration.isPresent()) {
                configurations.putIfAbsent(folder(path), configuration.get());
                return;
            }
        }
        gathering.read(octets, path, Optional.empty());
    }

    private static boolean contains(byte[] octets, String word) {
        return new String(octets, StandardCharsets.ISO_8859_1).contains(word);
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String in(String folder, String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }

    /// Where a configuration names the list, that one counts; else the one of the usual name; else all that are not
    /// left from before the last change.
    private void ledgers() {
        var byFolder = new TreeMap<String, List<String>>();
        indexes.keySet()
                .forEach(path -> byFolder.computeIfAbsent(folder(path), _ -> new ArrayList<>())
                        .add(path));
        for (var entry : byFolder.entrySet()) {
            var folder = entry.getKey();
            var named = named(folder, "database").filter(indexes::containsKey);
            if (named.isPresent()) {
                ledger(folder, named.get());
            } else if (indexes.containsKey(in(folder, "index.txt"))) {
                ledger(folder, in(folder, "index.txt"));
            } else {
                for (var path : entry.getValue()) {
                    var index = indexes.get(path);
                    if (!name(path).endsWith(".old")
                            && index != null
                            && !index.rows().isEmpty()) {
                        ledger(folder, path);
                    }
                }
            }
        }
    }

    /// A file that the configuration in this folder, or beside it, names.
    private Optional<String> named(String folder, String key) {
        var here = Optional.ofNullable(configurations.get(folder))
                .flatMap(c -> c.file(key))
                .map(path -> in(folder, path));
        if (here.isPresent() || folder.isEmpty()) {
            return here;
        }
        // the configuration stands above the folder, and may begin its paths with it
        var above = folder(folder);
        return Optional.ofNullable(configurations.get(above))
                .flatMap(c -> c.file(key))
                .flatMap(path -> List.of(in(folder, path), in(above, path)).stream()
                        .filter(p -> p.startsWith(folder + "/"))
                        .filter(p -> indexes.containsKey(p) || numbers.containsKey(p) || paths.contains(p))
                        .findFirst());
    }

    private void ledger(String folder, String path) {
        var index = indexes.get(path);
        if (index == null) {
            return;
        }
        index.broken().stream().limit(20).forEach(line -> material.remark(path, "adopt.note.brokenRow", line));
        var nextNumber = named(folder, "crlnumber").or(() -> Optional.of(in(folder, "crlnumber")));
        material.ledgers.add(
                new Material.Ledger(path, folder, index, named(folder, "certificate"), nextNumber.map(numbers::get)));
    }

    private SourceKind kind() {
        if (material.kind() == SourceKind.XCA) {
            return SourceKind.XCA;
        }
        if (has("config/ca.json") && has("certs/root_ca.crt")) {
            material.remark("config/ca.json", "adopt.note.stepDatabase");
            return SourceKind.STEP_CA;
        }
        if (has("rootCA.pem") && has("rootCA-key.pem")) {
            return SourceKind.MKCERT;
        }
        if (material.ledgers.isEmpty()) {
            return SourceKind.FILES;
        }
        boolean easy = paths.stream()
                .anyMatch(p -> p.contains("certs_by_serial/")
                        || name(p).equals("openssl-easyrsa.cnf")
                        || p.startsWith("issued/")
                        || p.contains("/issued/"));
        return easy ? SourceKind.EASY_RSA : SourceKind.OPENSSL;
    }

    private boolean has(String path) {
        return paths.stream().anyMatch(p -> p.equals(path) || p.endsWith("/" + path));
    }
}
