package dev.certwright.service.importing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.importing.AdoptionPlan.Kind;
import dev.certwright.service.importing.AdoptionPlan.State;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares what was found with itself and with the vault, and decides what is to become of each thing.
final class Planner {
    private final Material material;
    private final VaultState vault;
    private final AdoptionService.Request request;
    private final Instant now;
    private final Kinship kinship;
    private final Ledgers ledgers;
    private final Revocations revocations;
    private final KeyFinding keys;
    private final NewNames names;
    private final Map<Candidate, Draft> drafts = new LinkedHashMap<>();
    private final Set<Candidate> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Candidate, EntryId> known = new IdentityHashMap<>();
    private final Map<String, String> serials = new HashMap<>();
    private final List<AdoptionPlan.Addition> additions = new ArrayList<>();
    private final Map<EntryId, PrivateKey> keysForKnown = new LinkedHashMap<>();
    private final List<AdoptionPlan.Link> links = new ArrayList<>();
    private final Set<EntryId> linkedEntries = new HashSet<>();

    Planner(
            AdoptionService.Request request,
            Material material,
            VaultState vault,
            PrivateKeyCodec codec,
            Instant now,
            AdoptionProgress progress,
            Cancellation cancellation)
            throws PkiException {
        this.request = request;
        this.material = material;
        this.vault = vault;
        this.now = now;
        this.kinship = new Kinship(material.certificates.values(), vault, progress, cancellation);
        this.ledgers = new Ledgers(material, kinship);
        this.revocations = new Revocations(material, kinship, ledgers);
        this.keys =
                new KeyFinding(codec, material.certificates.values(), request.trustOnly() ? List.of() : material.keys);
        this.names = new NewNames(vault.names());
        for (var entry : vault.orphans()) {
            var details = entry.details();
            serials.put(
                    place(details.issuer().toString(), details.serialNumber().value()), entry.name());
        }
    }

    AdoptionPlan plan() throws PkiException {
        var main = main();
        if (main.isPresent() && request.name().isPresent()) {
            draft(main.get()).name = names.give(request.name().get(), main.get().label());
        }
        for (var one : kinship.ordered()) {
            if (!request.trustOnly() || one.authority()) {
                certificate(one);
            }
        }
        var linked = orphans();
        var rest = new PlanRest(this, vault, material, revocations, ledgers);
        rest.read(request.trustOnly());
        var rows = new ArrayList<AdoptionPlan.Row>();
        rows.addAll(rows(Kind.AUTHORITY));
        rows.addAll(rows(Kind.CERTIFICATE));
        rows.addAll(linked);
        rows.addAll(rest.rows());
        if (!request.trustOnly()) {
            keys.alone()
                    .forEach(key -> rows.add(PlanRest.row(
                            Kind.PRIVATE_KEY, State.LEFT_OUT, key.source(), Phrase.of("adopt.note.keyAlone"))));
            material.locked.forEach(file -> rows.add(
                    PlanRest.row(Kind.PRIVATE_KEY, State.LOCKED, file.source(), Phrase.of("adopt.note.locked"))));
        }
        material.remarks.forEach(
                remark -> rows.add(PlanRest.row(Kind.REMARK, State.LEFT_OUT, remark.source(), remark.phrase())));
        var locked = request.trustOnly()
                ? List.<String>of()
                : material.locked.stream()
                        .map(Material.Locked::source)
                        .distinct()
                        .toList();
        return new AdoptionPlan(
                request,
                material,
                rows,
                locked,
                new AdoptionPlan.Work(
                        List.copyOf(additions),
                        keysForKnown,
                        List.copyOf(links),
                        rest.revoked(),
                        rest.listed(),
                        rest.used(),
                        known));
    }

    /// What becomes of a certificate.
    static final class Draft {
        private String name = "";
        private State state = State.NEW;
        private boolean key;
        private String issuer = "";
        private Optional<Revocations.Merged> revocation = Optional.empty();
        private final List<Phrase> notes = new ArrayList<>();

        void note(String key, Object... arguments) {
            notes.add(Phrase.of(key, arguments));
        }

        void revoke(Revocations.Merged merged, boolean changes) {
            revocation = Optional.of(merged);
            if (changes && state == State.KNOWN) {
                state = State.COMPLETED;
            }
        }
    }

    Draft draft(Candidate one) {
        return drafts.computeIfAbsent(one, _ -> new Draft());
    }

    /// The CA that a person means by this folder: the one whose list there is, else the first with its key.
    private Optional<Candidate> main() {
        var fresh = kinship.ordered().stream()
                .filter(one -> vault.holding(one.certificate()).isEmpty())
                .toList();
        return ledgers.authorities.stream()
                .filter(fresh::contains)
                .findFirst()
                .or(() -> fresh.stream()
                        .filter(one -> one.authority() && keys.of(one).isPresent())
                        .findFirst())
                .or(() -> fresh.stream().filter(Candidate::authority).findFirst())
                .or(() -> fresh.stream().findFirst());
    }

    private void certificate(Candidate one) {
        var draft = draft(one);
        var signer = signer(one);
        var key = keys.of(one);
        var held = vault.holding(one.certificate());
        draft.issuer = label(signer, draft, one);
        draft.key = key.isPresent() || held.map(EntrySummary::hasPrivateKey).orElse(false);
        if (held.isPresent()) {
            held(one, held.get(), signer, key, draft);
        } else {
            fresh(one, signer, key, draft);
        }
        notes(one, draft);
    }

    /// Who signed it, as far as that one is or comes into the vault.
    Signer signer(Candidate one) {
        var signer = kinship.signer(one);
        return signer instanceof Signer.Found(var issuer)
                        && (leftOut.contains(issuer) || (request.trustOnly() && !issuer.authority()))
                ? new Signer.Nobody()
                : signer;
    }

    private void held(Candidate one, EntrySummary held, Signer signer, Optional<PrivateKey> key, Draft draft) {
        draft.name = held.name();
        draft.state = State.KNOWN;
        known.put(one, held.id());
        if (key.isPresent() && !held.hasPrivateKey()) {
            keysForKnown.put(held.id(), key.get());
            draft.state = State.COMPLETED;
            draft.note("adopt.note.keyAdded");
        }
        if (held.issuer().isEmpty() && !(signer instanceof Signer.Nobody)) {
            links.add(new AdoptionPlan.Link(
                    held.id(), signer instanceof Signer.Itself ? new Signer.Held(held.id(), held.name()) : signer));
            linkedEntries.add(held.id());
            draft.state = State.COMPLETED;
            draft.note("adopt.note.issuerAdded");
        }
        serials.put(place(signer, one), held.name());
    }

    private void fresh(Candidate one, Signer signer, Optional<PrivateKey> key, Draft draft) {
        var other = Optional.ofNullable(serials.get(place(signer, one)))
                .or(() -> issuerInVault(signer)
                        .flatMap(id -> vault.serial(id, one.serial()))
                        .map(EntrySummary::name));
        if (other.isPresent() && !(signer instanceof Signer.Itself)) {
            draft.name = one.label();
            draft.state = State.CONFLICT;
            draft.note("adopt.note.serialTaken", other.get());
            leftOut.add(one);
            return;
        }
        if (draft.name.isEmpty()) {
            draft.name = names.give(one.label(), new SerialNumber(one.serial()).toString());
        }
        serials.put(place(signer, one), draft.name);
        additions.add(new AdoptionPlan.Addition(one, draft.name, signer, key));
    }

    private Optional<EntryId> issuerInVault(Signer signer) {
        return switch (signer) {
            case Signer.Found(var issuer) -> Optional.ofNullable(known.get(issuer));
            case Signer.Held(var id, var _) -> Optional.of(id);
            case Signer.Itself(), Signer.Nobody() -> Optional.empty();
        };
    }

    /// A serial number belongs to its issuer.
    private static String place(Signer signer, Candidate one) {
        return switch (signer) {
            case Signer.Found(var issuer) -> place(issuer.certificate().sha256().hex(), one.serial());
            case Signer.Held(var id, var _) -> place("#" + id.value(), one.serial());
            case Signer.Itself() -> place(one.certificate().sha256().hex(), one.serial());
            case Signer.Nobody() -> place(one.issuer().toString(), one.serial());
        };
    }

    private static String place(String issuer, BigInteger serial) {
        return issuer + " " + serial;
    }

    private String label(Signer signer, Draft draft, Candidate one) {
        return switch (signer) {
            case Signer.Found(var issuer) -> draft(issuer).name;
            case Signer.Held(var _, var name) -> name;
            case Signer.Itself() -> "";
            case Signer.Nobody() -> {
                draft.note("adopt.note.issuerUnknown", one.issuer().toString());
                yield one.issuer().shortForm();
            }
        };
    }

    private void notes(Candidate one, Draft draft) {
        if (one.authority() && !draft.key && !request.trustOnly()) {
            draft.note("adopt.note.noKey");
        }
        int children = kinship.children(one);
        if (children > 0 && !one.authority()) {
            draft.note("adopt.note.notAuthority", children);
        }
        if (now.isAfter(one.validity().notAfter())) {
            draft.note("adopt.note.expired");
        }
    }

    /// Entries of the vault whose issuer comes now.
    private List<AdoptionPlan.Row> orphans() {
        var rows = new ArrayList<AdoptionPlan.Row>();
        for (var entry : vault.orphans()) {
            var details = entry.details();
            var issuer = kinship.issuerOf(details.issuer(), entry.certificate())
                    .filter(one -> drafts.containsKey(one) && !leftOut.contains(one));
            if (issuer.isEmpty() || linkedEntries.contains(entry.id())) {
                continue;
            }
            var place = place(
                    issuer.get().certificate().sha256().hex(),
                    details.serialNumber().value());
            var other = Optional.ofNullable(serials.putIfAbsent(place, entry.name()));
            if (other.isEmpty()) {
                links.add(new AdoptionPlan.Link(entry.id(), new Signer.Found(issuer.get())));
            }
            rows.add(new AdoptionPlan.Row(
                    details.authority() ? Kind.AUTHORITY : Kind.CERTIFICATE,
                    other.isEmpty() ? State.COMPLETED : State.CONFLICT,
                    entry.name(),
                    draft(issuer.get()).name,
                    details.serialNumber().toString(),
                    entry.hasPrivateKey(),
                    Optional.empty(),
                    Optional.of(details.validity().notAfter()),
                    "",
                    List.of(
                            other.isEmpty()
                                    ? Phrase.of("adopt.note.issuerAdded")
                                    : Phrase.of("adopt.note.serialTaken", other.get()))));
        }
        return rows;
    }

    private List<AdoptionPlan.Row> rows(Kind kind) {
        var rows = new ArrayList<AdoptionPlan.Row>();
        drafts.forEach((one, draft) -> {
            if (one.authority() == (kind == Kind.AUTHORITY)) {
                rows.add(new AdoptionPlan.Row(
                        kind,
                        draft.state,
                        draft.name,
                        draft.issuer,
                        new SerialNumber(one.serial()).toString(),
                        draft.key,
                        draft.revocation.map(Revocations.Merged::revocation),
                        Optional.of(one.validity().notAfter()),
                        one.source(),
                        draft.notes));
            }
        });
        return rows;
    }

    /// The certificates that are, or come, into the vault.
    List<Candidate> kept() {
        return drafts.keySet().stream().filter(one -> !leftOut.contains(one)).toList();
    }

    /// Whether that CA is, or comes, into the vault.
    boolean kept(Signer issuer) {
        return switch (issuer) {
            case Signer.Found(var found) -> drafts.containsKey(found) && !leftOut.contains(found);
            case Signer.Held _ -> true;
            case Signer.Itself(), Signer.Nobody() -> false;
        };
    }

    /// The entry of a CA that the vault has already.
    Optional<EntryId> entry(Signer issuer) {
        return issuerInVault(issuer);
    }

    String name(Signer issuer) {
        return switch (issuer) {
            case Signer.Found(var found) -> draft(found).name;
            case Signer.Held(var _, var name) -> name;
            case Signer.Itself(), Signer.Nobody() -> "";
        };
    }
}
