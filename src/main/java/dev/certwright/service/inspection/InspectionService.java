package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.model.inspection.Reissue;
import dev.certwright.model.inspection.Use;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Effort;
import dev.certwright.service.inspection.CertificateIndex.Known;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import dev.certwright.tls.probe.HandshakeProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens any file, text or address and says what it is, and how what is open hangs together.
public final class InspectionService {
    private final ContentReader content;
    private final ItemReading reading;
    private final FileAccess files;
    private final AddressReading addresses;
    private final VaultCertificates vault;
    private final Pages pages;
    private final InstantSource clock;
    private final Signatures signatures = new Signatures();

    public InspectionService(
            ContentReader content,
            ItemReading reading,
            FileAccess files,
            HandshakeProbe probe,
            VaultSource vaults,
            InstantSource clock) {
        this.content = content;
        this.reading = reading;
        this.files = files;
        this.addresses = new AddressReading(probe);
        this.vault = new VaultCertificates(vaults);
        this.clock = clock;
        this.pages = new Pages(clock);
    }

    /// Reads a file and says what is in it.
    ///
    /// @param patient whether an honest file may take minutes to open; else it is refused as too expensive
    /// @throws PkiException.FileMissing    when there is no such file
    /// @throws PkiException.TooLarge       when it is larger than anything that is read
    /// @throws PkiException.FileUnreadable when it is a folder, a device or a pipe, or may not be read
    /// @throws PkiException.TooExpensive   when it asks for more computation than is granted
    public Inspected inspect(Path file, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        check(file);
        return inspect(files.read(file), file.toString(), passwords, patient, cancellation);
    }

    /// Says what the content is.
    ///
    /// @param source what to call it in messages
    public Inspected inspect(
            byte[] octets, String source, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            cancellation.check();
            return reading.read(source, decode(octets, source, characters, patient, cancellation));
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    /// In the way that suffices for honest files.
    public Inspected inspect(Path file, List<Passphrase> passwords) throws PkiException {
        return inspect(file, passwords, false, new Cancellation());
    }

    /// In the way that suffices for honest content.
    public Inspected inspect(byte[] octets, String source, List<Passphrase> passwords) throws PkiException {
        return inspect(octets, source, passwords, false, new Cancellation());
    }

    private Decoded decode(
            byte[] octets, String source, List<char[]> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        return content.read(
                octets, source, passwords, patient ? Effort.WHATEVER_IT_TAKES : Effort.BOUNDED, cancellation);
    }

    /// A pipe or a device would be read without end.
    private static void check(Path file) throws PkiException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new PkiException.FileUnreadable(file, new IOException("no regular file"));
            }
            if (attributes.size() > FileAccess.MAX_SIZE) {
                throw new PkiException.TooLarge(file.toString(), FileAccess.MAX_SIZE >> 20);
            }
        } catch (NoSuchFileException _) {
            throw new PkiException.FileMissing(file);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    /// Writes what everybody may read. A file of that name is replaced: who picked it has agreed.
    ///
    /// @throws PkiException.FileUnwritable when it cannot be written; nothing is half-written
    public void save(Path file, Bytes content) throws PkiException {
        files.write(Map.of(file, new FileAccess.Content(content.toArray(), false)), true);
    }

    /// The files in a folder and below it, by name: at most 10,000, at most 20 levels down, no links, and none whose
    /// size already says that it is something else.
    public List<Path> files(Path folder) throws PkiException {
        return FolderWalk.files(folder);
    }

    /// Takes the certificates that a server sends, and the OCSP response with them; trusts none of it.
    ///
    /// @param address as [HandshakeTarget#parse] takes it
    /// @throws PkiException.InvalidInput        when it is no address
    /// @throws PkiException.NoServerCertificate when none came, whatever the reason
    /// @throws PkiException.Cancelled           when cancelled
    public Inspected fetch(String address, Cancellation cancellation) throws PkiException {
        var target = HandshakeTarget.parse(address).orThrow();
        return reading.read(target.toString(), addresses.read(target, cancellation));
    }

    /// Everything there is to show about one thing in a file.
    ///
    /// @param item counted from 0
    public Page page(Inspected file, int item) {
        return pages.of(file, item);
    }

    /// What rules object to in a certificate, worst first; nothing for what is no certificate.
    public List<Finding> problems(Inspected.Item item) {
        return item instanceof Inspected.Item.Certificate(var details, var _)
                ? pages.problems(details.certificate())
                : List.of();
    }

    /// What a certificate may be used as; nothing for what is no certificate.
    public List<Use> uses(Inspected.Item item) {
        return item instanceof Inspected.Item.Certificate(var details, var _)
                ? Uses.of(details, clock.instant())
                : List.of();
    }

    /// The overview of one thing alone, without the costlier parts of its page.
    public List<Fact> facts(Inspected file, int item) {
        return pages.facts(file, item);
    }

    /// The extensions of one thing, in encoded order; none for what has none.
    public List<ExtensionDetails> extensions(Inspected file, int item) {
        return pages.extensions(file, item);
    }

    /// How a certificate can be made anew without its problems; empty when the vault does not hold its issuer's key.
    public Optional<Reissue> reissue(CertificateDetails certificate) {
        var entries = vault.entries();
        var itself = entries.stream()
                .filter(e -> e.certificate().equals(certificate.certificate()))
                .findFirst();
        return entries.stream()
                .filter(Entry::hasPrivateKey)
                .filter(e -> e.details().authority())
                .filter(e -> e.details().subject().equals(certificate.issuer()))
                .filter(e -> signatures.check(certificate.certificate(), e.certificate()) == ChainGraph.Signature.GOOD)
                .findFirst()
                .map(e -> new Reissue(e.id(), e.name(), itself.map(Entry::id)));
    }

    /// Draws what hangs together with one thing, out of all that is open and the vault; without nodes where nothing
    /// can hang together, as for a secret key. At most 60 nodes.
    ///
    /// @param open all that is open; need not hold the file
    /// @param item counted from 0
    public ChainGraph graph(List<Inspected> open, Inspected file, int item) {
        var all = new ArrayList<>(open);
        if (!open.contains(file)) {
            all.add(file);
        }
        var index = new CertificateIndex(all, vault.entries());
        var drawing = new GraphDrawing(index, signatures);
        return switch (file.items().get(item)) {
            case Inspected.Item.Certificate(var details, var _) -> drawing.around(List.of(index.known(details)));
            case Inspected.Item.PrivateKey key -> {
                var owners = owners(key, file, index);
                yield owners.isEmpty() && key.spki().isPresent()
                        ? GraphDrawing.alone(key.label(), key.spki().get())
                        : drawing.around(owners);
            }
            case Inspected.Item.PublicKey(var details, var _) -> drawing.around(index.withKey(details.spkiSha256()));
            case Inspected.Item.Request(var details) ->
                drawing.around(index.withKey(details.publicKey().spkiSha256()));
            case Inspected.Item.RevocationList(var details) -> drawing.around(index.withSubject(details.issuer()));
            case Inspected.Item.Other _, Inspected.Item.Closed _ -> new ChainGraph(List.of(), List.of());
        };
    }

    private static Collection<Known> owners(Inspected.Item.PrivateKey key, Inspected file, CertificateIndex index) {
        var owners = key.spki().map(index::withKey).orElse(List.of());
        if (!owners.isEmpty() || key.matches().isEmpty()) {
            return owners;
        }
        return file.items().get(key.matches().get()) instanceof Inspected.Item.Certificate(var details, var _)
                ? List.of(index.known(details))
                : List.of();
    }
}
