package dev.certwright.service.importing;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.pki.certificate.RevocationRecords;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would come over from another CA, and what would not. Nothing of it is in the vault yet.
public final class AdoptionPlan {
    /// What a row is about.
    public enum Kind {
        AUTHORITY,
        CERTIFICATE,
        /// The revocation of a certificate that is not there.
        REVOCATION,
        /// A serial number whose certificate is not there.
        SERIAL_NUMBER,
        REVOCATION_LIST,
        PRIVATE_KEY,
        /// A file, or a line of one, that a person should look at.
        REMARK
    }

    /// What is to become of it.
    public enum State {
        NEW,
        /// The vault has it, and gets more of it: its key, its issuer, its revocation.
        COMPLETED,
        KNOWN,
        /// It contradicts something else, and stays out.
        CONFLICT,
        /// It is of no use, and stays out.
        LEFT_OUT,
        /// A password opens it.
        LOCKED
    }

    /// One thing.
    ///
    /// @param name       what it is, or will be, called in the vault; of a file, its place
    /// @param issuer     what its issuer is called
    /// @param serial     as OpenSSL prints it; empty where there is none
    /// @param privateKey whether its private key is there
    /// @param ends       of a certificate, when it expires
    /// @param source     where it was found
    /// @param notes      what a person should know
    public record Row(
            Kind kind,
            State state,
            String name,
            String issuer,
            String serial,
            boolean privateKey,
            Optional<Revocation> revocation,
            Optional<Instant> ends,
            String source,
            List<Phrase> notes) {
        public Row {
            notes = List.copyOf(notes);
        }

        /// Whether it goes into the vault.
        public boolean changes() {
            return state == State.NEW || state == State.COMPLETED;
        }

        /// Whether a person should look at it before.
        public boolean problem() {
            return state == State.CONFLICT || state == State.LEFT_OUT || state == State.LOCKED || !notes.isEmpty();
        }
    }

    /// A new certificate.
    record Addition(Candidate candidate, String name, Signer signer, Optional<PrivateKey> key) {}

    /// An entry whose issuer is known now.
    record Link(EntryId entry, Signer signer) {}

    record Revoked(Signer issuer, BigInteger serial, Revocation revocation) {}

    /// @param records of the list itself; empty when only the number is known
    record Listed(Signer issuer, BigInteger number, Optional<RevocationRecords> records) {}

    record Used(Signer issuer, BigInteger serial) {}

    /// What is to be done.
    record Work(
            List<Addition> additions,
            Map<EntryId, PrivateKey> keys,
            List<Link> links,
            List<Revoked> revocations,
            List<Listed> lists,
            List<Used> used,
            Map<Candidate, EntryId> known) {}

    private final SourceKind sourceKind;
    private final List<Row> rows;
    private final List<String> locked;
    private final Work work;
    private final Material material;
    private final AdoptionService.Request request;

    AdoptionPlan(AdoptionService.Request request, Material material, List<Row> rows, List<String> locked, Work work) {
        this.request = request;
        this.material = material;
        this.sourceKind = material.kind();
        this.rows = List.copyOf(rows);
        this.locked = List.copyOf(locked);
        this.work = work;
    }

    public SourceKind sourceKind() {
        return sourceKind;
    }

    /// CAs, certificates, then the rest.
    public List<Row> rows() {
        return rows;
    }

    /// The files that a password would open.
    public List<String> locked() {
        return locked;
    }

    /// Whether a private key would go into the vault, which must then be open.
    public boolean holdsPrivateKey() {
        return !work.keys().isEmpty()
                || work.additions().stream().anyMatch(a -> a.key().isPresent());
    }

    /// Whether anything would change.
    public boolean changes() {
        return !(work.additions().isEmpty()
                && work.keys().isEmpty()
                && work.links().isEmpty()
                && work.revocations().isEmpty()
                && work.lists().isEmpty()
                && work.used().isEmpty());
    }

    /// How many rows there are in each state.
    public Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return counts;
    }

    Work work() {
        return work;
    }

    Material material() {
        return material;
    }

    AdoptionService.Request request() {
        return request;
    }

    /// Counts only: the plan knows private keys.
    @Override
    public String toString() {
        return "AdoptionPlan[" + sourceKind + ", " + rows.size() + " rows]";
    }
}
