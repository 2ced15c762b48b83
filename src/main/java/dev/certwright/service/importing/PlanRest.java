package dev.certwright.service.importing;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.service.importing.AdoptionPlan.Kind;
import dev.certwright.service.importing.AdoptionPlan.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of a plan that is about what certificates are not: revocations, revocation lists, serial numbers.
final class PlanRest {
    private final Planner planner;
    private final VaultState vault;
    private final Material material;
    private final Revocations revocations;
    private final Ledgers ledgers;
    private final List<AdoptionPlan.Row> rows = new ArrayList<>();
    private final List<AdoptionPlan.Revoked> revoked = new ArrayList<>();
    private final List<AdoptionPlan.Listed> listed = new ArrayList<>();
    private final List<AdoptionPlan.Used> used = new ArrayList<>();

    /// By CA and serial number.
    private final Map<Object, Map<BigInteger, Candidate>> certificates = new HashMap<>();

    PlanRest(Planner planner, VaultState vault, Material material, Revocations revocations, Ledgers ledgers) {
        this.planner = planner;
        this.vault = vault;
        this.material = material;
        this.revocations = revocations;
        this.ledgers = ledgers;
        for (var one : planner.kept()) {
            var signer = planner.signer(one) instanceof Signer.Itself ? new Signer.Found(one) : planner.signer(one);
            certificates
                    .computeIfAbsent(Revocations.key(signer), _ -> new HashMap<>())
                    .put(one.serial(), one);
        }
    }

    void read(boolean trustOnly) throws PkiException {
        for (var entry : revocations.revoked.entrySet()) {
            var issuer = revocations.issuers.get(entry.getKey());
            if (issuer != null && planner.kept(issuer)) {
                for (var one : entry.getValue().entrySet()) {
                    revocation(issuer, one.getKey(), one.getValue());
                }
            }
        }
        for (var latest : revocations.latest.values()) {
            if (planner.kept(latest.issuer())) {
                list(latest);
            }
        }
        if (!trustOnly) {
            for (var lost : ledgers.lost) {
                if (planner.kept(lost.issuer())) {
                    lost(lost);
                }
            }
        }
    }

    private void revocation(Signer issuer, BigInteger serial, Revocations.Merged merged) throws PkiException {
        var entry = planner.entry(issuer);
        var before = entry.isPresent()
                ? vault.revocation(entry.get(), serial)
                : Optional.<dev.certwright.model.inventory.Revocation>empty();
        boolean changes = before.isEmpty()
                || (before.get().onHold() && !merged.revocation().onHold());
        if (changes) {
            revoked.add(new AdoptionPlan.Revoked(issuer, serial, merged.revocation()));
        }
        var certificate = Optional.ofNullable(
                certificates.getOrDefault(Revocations.key(issuer), Map.of()).get(serial));
        if (certificate.isPresent()) {
            var draft = planner.draft(certificate.get());
            draft.revoke(merged, changes);
            if (merged.onlyListed() && !material.ledgers.isEmpty()) {
                draft.note("adopt.note.onlyListed", merged.source());
            }
            return;
        }
        var held = entry.flatMap(id -> vault.serial(id, serial));
        rows.add(new AdoptionPlan.Row(
                held.isPresent() ? Kind.CERTIFICATE : Kind.REVOCATION,
                changes ? (held.isPresent() ? State.COMPLETED : State.NEW) : State.KNOWN,
                held.map(h -> h.name()).orElseGet(() -> new SerialNumber(serial).toString()),
                planner.name(issuer),
                new SerialNumber(serial).toString(),
                false,
                Optional.of(merged.revocation()),
                Optional.empty(),
                merged.source(),
                List.of()));
    }

    private void list(Revocations.Latest latest) throws PkiException {
        var entry = planner.entry(latest.issuer());
        boolean known = entry.isPresent()
                && vault.listed(entry.get(), latest.number(), latest.records().map(r -> r.thisUpdate()));
        if (!known) {
            listed.add(new AdoptionPlan.Listed(latest.issuer(), latest.number(), latest.records()));
        }
        rows.add(new AdoptionPlan.Row(
                Kind.REVOCATION_LIST,
                known ? State.KNOWN : State.NEW,
                latest.number().toString(),
                planner.name(latest.issuer()),
                "",
                false,
                Optional.empty(),
                latest.records().flatMap(r -> r.nextUpdate()),
                latest.source(),
                List.of()));
    }

    private void lost(Ledgers.Lost lost) throws PkiException {
        var entry = planner.entry(lost.issuer());
        var serial = lost.row().serial();
        if (entry.isPresent() && vault.serial(entry.get(), serial).isPresent()) {
            return;
        }
        boolean known = entry.isPresent() && vault.used(entry.get(), serial);
        if (!known) {
            used.add(new AdoptionPlan.Used(lost.issuer(), serial));
        }
        rows.add(new AdoptionPlan.Row(
                Kind.SERIAL_NUMBER,
                known ? State.KNOWN : State.NEW,
                lost.row().subject(),
                planner.name(lost.issuer()),
                new SerialNumber(serial).toString(),
                false,
                Optional.empty(),
                lost.row().expiry(),
                lost.source(),
                List.of(Phrase.of("adopt.note.fileMissing", lost.row().line()))));
    }

    static AdoptionPlan.Row row(Kind kind, State state, String source, Phrase note) {
        return new AdoptionPlan.Row(
                kind, state, source, "", "", false, Optional.empty(), Optional.empty(), source, List.of(note));
    }

    List<AdoptionPlan.Row> rows() {
        return rows;
    }

    List<AdoptionPlan.Revoked> revoked() {
        return revoked;
    }

    List<AdoptionPlan.Listed> listed() {
        return listed;
    }

    List<AdoptionPlan.Used> used() {
        return used;
    }
}
