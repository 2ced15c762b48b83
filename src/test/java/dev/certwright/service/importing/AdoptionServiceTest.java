package dev.certwright.service.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.service.TestBench;
import dev.certwright.service.importing.AdoptionPlan.Kind;
import dev.certwright.service.importing.AdoptionPlan.Row;
import dev.certwright.service.importing.AdoptionPlan.State;
import dev.certwright.testing.OpenSslCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes over a CA that `openssl ca` made and ran.
class AdoptionServiceTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path theirs;

    private TestBench bench;
    private OpenSslCa ca;

    @BeforeEach
    void make() throws Exception {
        bench = new TestBench(folder);
        ca = new OpenSslCa(theirs.resolve("demoCA"), "Old CA");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everythingComesOver() throws Exception {
        ca.issue("web");
        ca.issue("ann");
        ca.revoke("ann", "-crl_reason", "keyCompromise");
        ca.list();

        adopt();

        var old = entry("Old CA");
        assertEquals(CertificateProfile.ROOT_CA, old.profile());
        assertTrue(old.hasPrivateKey());
        assertTrue(old.root());
        assertEquals(Optional.of(old.id()), entry("web").issuer());
        assertTrue(entry("web").hasPrivateKey());
        assertEquals(Optional.empty(), entry("web").revocation());
        assertEquals(
                RevocationReason.KEY_COMPROMISE,
                entry("ann").revocation().map(Revocation::reason).orElseThrow());
    }

    @Test
    void whatIsIssuedAfterwardsVerifiesWithTheOldChain() throws Exception {
        adopt();

        bench.credential(bench.client(entry("Old CA"), "new"));

        assertEquals(
                folder.resolve("new.crt") + ": OK",
                ca.openssl(
                                "verify",
                                "-CAfile",
                                "cacert.pem",
                                folder.resolve("new.crt").toString())
                        .strip());
    }

    @Test
    void theNextRevocationListGoesOnCounting() throws Exception {
        ca.list();
        ca.list();
        var number = ca.openssl("crl", "-in", "crl.pem", "-noout", "-crlnumber").strip();
        assertEquals("crlNumber=0x1001", number);

        var plan = plan();

        assertEquals(List.of("4097"), names(plan, Kind.REVOCATION_LIST, State.NEW), "as OpenSSL says it");
        bench.services.adoption().adopt(plan, AdoptionProgress.none(), new Cancellation());
        assertEquals(List.of("4097"), names(plan(), Kind.REVOCATION_LIST, State.KNOWN));
    }

    @Test
    void theNumberCountsAlsoWithoutTheList() throws Exception {
        ca.list();
        Files.delete(ca.folder().resolve("crl.pem"));

        assertEquals(List.of("4096"), names(plan(), Kind.REVOCATION_LIST, State.NEW));
    }

    @Test
    void everyReasonOfOpenSslIsUnderstood() throws Exception {
        ca.issue("hold");
        ca.issue("time");
        ca.issue("moved");
        ca.issue("plain");
        ca.revoke("hold", "-crl_hold", "holdInstructionReject");
        ca.revoke("time", "-crl_compromise", "20260101000000Z");
        ca.revoke("moved", "-crl_reason", "affiliationChanged");
        ca.revoke("plain");
        assertTrue(ca.index().contains("holdInstruction,holdInstructionReject"), ca.index());

        adopt();

        assertEquals(RevocationReason.CERTIFICATE_HOLD, reason("hold"));
        assertEquals(RevocationReason.KEY_COMPROMISE, reason("time"));
        assertEquals(RevocationReason.AFFILIATION_CHANGED, reason("moved"));
        assertEquals(RevocationReason.UNSPECIFIED, reason("plain"));
    }

    @Test
    void aSecondTimeAllIsKnownAndTheNewIsAdded() throws Exception {
        ca.issue("web");
        ca.list();
        adopt();

        assertFalse(plan().changes());
        assertEquals(Set.of(State.KNOWN), states(plan()));

        ca.issue("later");
        ca.revoke("web", "-crl_reason", "superseded");
        var again = plan();

        assertEquals(List.of("later"), names(again, Kind.CERTIFICATE, State.NEW));
        assertEquals(List.of("web"), names(again, Kind.CERTIFICATE, State.COMPLETED));
        bench.services.adoption().adopt(again, AdoptionProgress.none(), new Cancellation());
        assertEquals(RevocationReason.SUPERSEDED, reason("web"));
        assertEquals(Optional.of(entry("Old CA").id()), entry("later").issuer());
        assertFalse(plan().changes());
    }

    @Test
    void aHoldMayBecomeFinalAndNothingElseChanges() throws Exception {
        ca.issue("web");
        ca.revoke("web", "-crl_hold", "holdInstructionReject");
        adopt();
        var index = ca.folder().resolve("index.txt");

        Files.writeString(index, ca.index().replaceFirst(",holdInstruction,[^\t]*", ",keyCompromise"));
        adopt();
        assertEquals(RevocationReason.KEY_COMPROMISE, reason("web"));

        Files.writeString(index, ca.index().replace(",keyCompromise", ",superseded"));
        assertFalse(plan().changes());
    }

    @Test
    void rowsWhoseCertificateIsMissingKeepTheirNumbers() throws Exception {
        ca.issue("gone");
        ca.issue("revoked");
        ca.revoke("revoked", "-crl_reason", "cessationOfOperation");
        for (var name : List.of("gone.pem", "revoked.pem", "newcerts/1000.pem", "newcerts/1001.pem")) {
            Files.delete(ca.folder().resolve(name));
        }
        var gone = Files.readString(ca.folder().resolve("index.txt"));
        assertTrue(gone.contains("\t1000\t"), gone);

        var plan = plan();
        assertEquals(List.of("10:00"), serials(plan, Kind.SERIAL_NUMBER, State.NEW));
        assertEquals(List.of("10:01"), serials(plan, Kind.REVOCATION, State.NEW));
        adopt();

        assertEquals(Set.of(State.KNOWN, State.LEFT_OUT), states(plan()), "the keys belong to nothing that is here");
        assertFalse(plan().changes());
    }

    @Test
    void twoCertificatesWithOneNumberAreAConflict() throws Exception {
        ca.issue("first");
        Files.writeString(ca.folder().resolve("serial"), "1000\n");
        Files.writeString(ca.folder().resolve("index.txt"), "");
        ca.issue("second");

        var plan = plan();

        assertEquals(1, names(plan, Kind.CERTIFICATE, State.NEW).size());
        assertEquals(1, names(plan, Kind.CERTIFICATE, State.CONFLICT).size());
        bench.services.adoption().adopt(plan, AdoptionProgress.none(), new Cancellation());
        assertEquals(2, bench.services.inventory().entries().size());
        assertEquals(1, names(plan(), Kind.CERTIFICATE, State.CONFLICT).size(), "against the vault, too");
    }

    @Test
    void whatItDoesNotFitIsTold() throws Exception {
        ca.issue("web");
        Files.copy(
                ca.folder().resolve("web.key"), ca.folder().resolve("private").resolve("other.key"));
        ca.openssl("genpkey", "-algorithm", "ed25519", "-out", "stray.key");

        assertEquals(List.of("stray.key"), names(plan(), Kind.PRIVATE_KEY, State.LEFT_OUT));
    }

    @Test
    void aCertificateThatIsNoCaAndSignedOthersIsTold() throws Exception {
        ca.issue("fake");
        ca.openssl("req", "-new", "-key", "fake.key", "-out", "below.csr", "-subj", "/CN=below");
        ca.openssl(
                "x509",
                "-req",
                "-in",
                "below.csr",
                "-CA",
                "fake.pem",
                "-CAkey",
                "fake.key",
                "-set_serial",
                "7",
                "-out",
                "below.pem");

        var fake = row(plan(), "fake");

        assertEquals(List.of("adopt.note.notAuthority"), keys(fake));
        adopt();
        assertEquals(Optional.of(entry("fake").id()), entry("below").issuer());
    }

    @Test
    void whatHasExpiredSaysSo() throws Exception {
        ca.issue("web");
        bench.turnClock(Duration.ofDays(40));

        assertEquals(List.of("adopt.note.expired"), keys(row(plan(), "web")));
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        var secret = new OpenSslCa(theirs.resolve("elsewhere"), "Elsewhere");
        Files.createSymbolicLink(
                ca.folder().resolve("link.pem"), secret.folder().resolve("cacert.pem"));
        Files.createSymbolicLink(ca.folder().resolve("linked"), secret.folder());

        var plan = plan();

        assertEquals(List.of("Old CA"), names(plan, Kind.AUTHORITY, State.NEW));
        assertEquals(
                List.of("link.pem", "linked"),
                names(plan, Kind.REMARK, State.LEFT_OUT).stream().sorted().toList());
    }

    @Test
    void keysWithDifferentPasswordsAreOpenedOneByOne() throws Exception {
        ca.issue("web");
        encrypt("private/cakey.pem", "one");
        encrypt("web.key", "two");

        var locked = plan();
        assertEquals(List.of("private/cakey.pem", "web.key"), locked.locked());
        assertFalse(locked.holdsPrivateKey());
        var half = unlock(locked, "one");
        assertEquals(List.of("web.key"), half.locked());
        var open = unlock(half, "one", "two");
        assertEquals(List.of(), open.locked());

        bench.services.adoption().adopt(open, AdoptionProgress.none(), new Cancellation());
        assertTrue(entry("Old CA").hasPrivateKey());
        assertTrue(entry("web").hasPrivateKey());
    }

    @Test
    void aKeyThatStaysLockedComesLater() throws Exception {
        encrypt("private/cakey.pem", "one");
        adopt();
        assertFalse(entry("Old CA").hasPrivateKey());

        var later = unlock(plan(), "one");
        assertEquals(List.of("Old CA"), names(later, Kind.AUTHORITY, State.COMPLETED));
        bench.services.adoption().adopt(later, AdoptionProgress.none(), new Cancellation());
        assertTrue(entry("Old CA").hasPrivateKey());
    }

    @Test
    void trustOnlyTakesTheCaAlone() throws Exception {
        ca.issue("web");

        var plan = plan(true, Optional.of("Partner"));
        assertFalse(plan.holdsPrivateKey());
        bench.services.adoption().adopt(plan, AdoptionProgress.none(), new Cancellation());

        assertEquals(
                List.of("Partner"),
                bench.services.inventory().entries().stream().map(Entry::name).toList());
        assertFalse(entry("Partner").hasPrivateKey());
    }

    @Test
    void aCaAdoptsTheChildrenThatCameBefore() throws Exception {
        ca.issue("web");
        bench.services.importing().add(List.of(ca.folder().resolve("web.pem")), List.of(), Optional.empty());
        assertEquals(Optional.empty(), entry("web").issuer());
        Files.delete(ca.folder().resolve("web.pem"));
        Files.delete(ca.folder().resolve("newcerts/1000.pem"));

        adopt();

        assertEquals(Optional.of(entry("Old CA").id()), entry("web").issuer());
    }

    @Test
    void aCaOfAFileAdoptsThemAsWell() throws Exception {
        ca.issue("web");
        var importing = bench.services.importing();
        importing.add(List.of(ca.folder().resolve("web.pem")), List.of(), Optional.empty());

        importing.add(List.of(ca.folder().resolve("cacert.pem")), List.of(), Optional.empty());

        assertEquals(Optional.of(entry("Old CA").id()), entry("web").issuer());
    }

    @Test
    void whoeverIsOnlyNamedAsTheIssuerAdoptsNobody() throws Exception {
        ca.issue("web");
        bench.services.importing().add(List.of(ca.folder().resolve("web.pem")), List.of(), Optional.empty());
        ca = new OpenSslCa(theirs.resolve("other"), "Old CA");

        adopt();

        assertEquals(Optional.empty(), entry("web").issuer());
    }

    @Test
    void cancellingLeavesTheVaultAsItWas() throws Exception {
        ca.issue("web");
        var plan = plan();
        var cancellation = new Cancellation();

        assertThrows(
                PkiException.Cancelled.class,
                () -> bench.services
                        .adoption()
                        .adopt(
                                plan,
                                (stage, done, _) -> {
                                    if (stage == AdoptionProgress.Stage.STORING && done == 1) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation));

        assertEquals(List.of(), bench.services.inventory().entries());
    }

    @Test
    void caInAFolderOfACaHaveListsOfTheirOwn() throws Exception {
        var below = new OpenSslCa(ca.folder().resolve("intermediate"), "Unused");
        ca.issue("Issuing CA", "-extensions", "authority");
        Files.copy(ca.folder().resolve("Issuing CA.pem"), below.folder().resolve("cacert.pem"), REPLACE);
        Files.copy(ca.folder().resolve("Issuing CA.key"), below.folder().resolve("private/cakey.pem"), REPLACE);
        below.issue("web");
        below.issue("ann");
        below.revoke("web", "-crl_reason", "superseded");
        assertTrue(ca.index().contains("\t1000\t") && below.index().contains("\t1000\t"), "the same number twice");

        adopt();

        assertEquals(Optional.empty(), entry("Issuing CA").revocation());
        assertEquals(RevocationReason.SUPERSEDED, reason("web"));
        assertEquals(Optional.of(entry("Issuing CA").id()), entry("ann").issuer());
        assertEquals(Optional.of(entry("Old CA").id()), entry("Issuing CA").issuer());
    }

    @Test
    void aFolderWithoutCertificatesIsRefused() throws Exception {
        var empty = Files.createDirectory(theirs.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "nothing here");

        assertThrows(
                PkiException.NoCertificate.class,
                () -> bench.services.adoption().plan(request(empty), AdoptionProgress.none(), new Cancellation()));
    }

    private static final java.nio.file.CopyOption REPLACE = java.nio.file.StandardCopyOption.REPLACE_EXISTING;

    private void encrypt(String key, String password) throws Exception {
        ca.openssl("pkcs8", "-topk8", "-in", key, "-out", "sealed", "-passout", "pass:" + password);
        Files.move(ca.folder().resolve("sealed"), ca.folder().resolve(key), REPLACE);
    }

    private AdoptionPlan unlock(AdoptionPlan plan, String... passwords) throws PkiException {
        var all = Arrays.stream(passwords)
                .map(p -> new Passphrase(p.toCharArray()))
                .toList();
        return bench.services.adoption().unlock(plan, all, new Cancellation());
    }

    private AdoptionService.Request request(Path source) {
        return new AdoptionService.Request(List.of(source), List.of(), false, Optional.empty());
    }

    private AdoptionPlan plan() throws PkiException {
        return plan(false, Optional.empty());
    }

    private AdoptionPlan plan(boolean trustOnly, Optional<String> name) throws PkiException {
        return bench.services
                .adoption()
                .plan(
                        new AdoptionService.Request(List.of(ca.folder()), List.of(), trustOnly, name),
                        AdoptionProgress.none(),
                        new Cancellation());
    }

    private void adopt() throws PkiException {
        bench.services.adoption().adopt(plan(), AdoptionProgress.none(), new Cancellation());
    }

    private Entry entry(String name) throws PkiException {
        return bench.services.inventory().entry(name);
    }

    private RevocationReason reason(String name) throws PkiException {
        return entry(name).revocation().map(Revocation::reason).orElseThrow();
    }

    private static Row row(AdoptionPlan plan, String name) {
        return plan.rows().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Row row) {
        return row.notes().stream().map(n -> n.key()).toList();
    }

    private static List<String> names(AdoptionPlan plan, Kind kind, State state) {
        return plan.rows().stream()
                .filter(r -> r.kind() == kind && r.state() == state)
                .map(Row::name)
                .toList();
    }

    private static List<String> serials(AdoptionPlan plan, Kind kind, State state) {
        return plan.rows().stream()
                .filter(r -> r.kind() == kind && r.state() == state)
                .map(Row::serial)
                .toList();
    }

    private static Set<State> states(AdoptionPlan plan) {
        var states = new HashSet<State>();
        plan.rows().forEach(r -> states.add(r.state()));
        return states;
    }
}
