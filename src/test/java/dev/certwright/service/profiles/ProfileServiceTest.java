package dev.certwright.service.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileServiceTest {
    @TempDir
    private Path folder;

    private TestBench bench;
    private ProfileService profiles;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        profiles = bench.services.profiles();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private IssuingProfile everything() {
        return IssuingProfile.own(
                "Zweig-CA “臺北”",
                CertificateProfile.INTERMEDIATE_CA,
                Optional.of(TestBench.value(KeySpec.parse("ed448"))),
                OptionalInt.of(700),
                TestBench.value(IssuingProfile.subjectParts(
                        TestBench.value(DistinguishedName.parse("C=TW, O=My \"Org\", 2.5.4.97=VATTW-1")))),
                new CertificateOrder.Choices(
                        Optional.of(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.DIGITAL_SIGNATURE)),
                        Optional.of(List.of(KeyPurpose.CLIENT_AUTH, new KeyPurpose("1.3.6.1.4.1.55555.9"))),
                        OptionalInt.of(-1),
                        AddedFields.NONE
                                .withNames(
                                        List.of(
                                                TestBench.value(Subtree.parse("dns:example.com")),
                                                TestBench.value(Subtree.parse("ip:10.0.0.0/8")),
                                                TestBench.value(Subtree.parse("dir:C=TW, O=My\\, Org"))),
                                        List.of(TestBench.value(Subtree.parse("email:.example.com"))))
                                .withPolicies(List.of(
                                        TestBench.value(AddedFields.parsePolicy("1.2.3=https://example.com/cps"))))
                                .withAddresses(
                                        List.of("http://example.com/a.crl"),
                                        List.of("http://ocsp.example.com/"),
                                        List.of("http://example.com/a.cer"))
                                .withStaple(true)
                                .withCustom(List.of(TestBench.value(
                                        bench.services.issuing().extension("1.2.3.4:critical=UTF8:hello"))))
                                .extensions()));
    }

    @Test
    void whatWasExportedIsImportedAsItWas() throws Exception {
        var file = folder.resolve("profile.json");
        profiles.exportTo(everything(), file, false);
        assertEquals(everything(), profiles.read(file));
        var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("certwright-profile", json.get("format").getAsString());
        assertEquals("none", json.get("pathLength").getAsString());
        assertThrows(PkiException.FileExists.class, () -> profiles.exportTo(everything(), file, false));
    }

    @Test
    void aSavedProfileIsThereUntilItIsRemoved() throws PkiException {
        profiles.save(everything(), false);
        assertEquals(everything(), profiles.find(everything().name()));
        assertTrue(profiles.all().contains(everything()));
        assertEquals("violation.profile.exists", key(() -> profiles.save(everything(), false)));
        profiles.save(everything(), true);
        profiles.remove(everything().name());
        assertFalse(profiles.all().contains(everything()));
        assertEquals(
                "violation.profile.unknown",
                key(() -> profiles.remove(everything().name())));
        assertEquals(
                "violation.profile.unknown",
                key(() -> profiles.find(everything().name())));
    }

    @Test
    void builtInProfilesStayAsTheyAre() throws PkiException {
        var names = IssuingProfile.builtIns().stream().map(IssuingProfile::name).toList();
        assertEquals(List.of("root", "intermediate", "server", "client", "person", "peer", "ocsp"), names);
        assertEquals(names, profiles.all().stream().map(IssuingProfile::name).toList());
        assertEquals(
                "violation.profile.name.builtIn",
                key(() -> profiles.save(everything().named("Server"), true)));
        assertEquals("violation.profile.name.builtIn", key(() -> profiles.remove("server")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"days\": 90'|'\"days\": 90, \"colour\": 1'|unknownMember|colour",
                "'\"days\": 90'|'\"days\": 90, \"days\": 91'|twice|days",
                "'\"days\": 90'|'\"days\": \"90\"'|kind|days",
                "'\"days\": 90'|'\"days\": 9.5'|kind|days",
                "'\"days\": 90'|'\"days\": 1e99999999'|kind|days",
                "'\"days\": 90'|'\"days\": 0'|member|days",
                "'\"days\": 90'|'\"days\": null'|null|days",
                "'\"days\": 90'|'\"days\": 90,'|json|1",
                "'\"client\"'|'\"clients\"'|member|base",
                "'\"client\"'|true|kind|base",
                "'\"version\": 1'|'\"version\": 2'|version|2",
                "certwright-profile|other|notAProfile|",
                "'\"name\": \"Device\"'|'\"nane\": \"Device\"'|missing|name",
                "Device|peer|member|name",
                "'\"days\": 90'|'\"key\": \"dsa\"'|member|key",
                "'\"days\": 90'|'\"keyUsage\": [\"sign\"]'|member|keyUsage",
                "'\"days\": 90'|'\"keyUsage\": [\"keyCertSign\"]'|member|keyUsage",
                "'\"days\": 90'|'\"keyUsage\": \"digitalSignature\"'|kind|keyUsage",
                "'\"days\": 90'|'\"extendedKeyUsage\": [5]'|kind|extendedKeyUsage",
                "'\"days\": 90'|'\"pathLength\": 0'|pathLength|100",
                "'\"days\": 90'|'\"nameConstraints\": {\"permitted\": [\"dns:a.example\"]}'|member|nameConstraints",
                "'\"days\": 90'|'\"nameConstraints\": {\"allowed\": []}'|unknownMember|nameConstraints.allowed",
                "'\"days\": 90'|'\"subject\": [{\"type\": \"CN\", \"value\": \"x\"}]'|member|subject",
                "'\"days\": 90'|'\"subject\": [{\"type\": \"C\", \"value\": \"Taiwan\"}]'|member|subject",
                "'\"days\": 90'|'\"crl\": [\"gopher://x/\"]'|member|crl",
                "'\"days\": 90'|'\"policies\": [{\"oid\": \"a\"}]'|member|policies.oid",
                "'\"days\": 90'|'\"extensions\": [{\"oid\": \"1.2.3\", \"der\": \"05\"}]'|member|extensions.der",
                "'\"days\": 90'|'\"extensions\": [{\"oid\": \"2.5.29.15\", \"der\": \"0500\"}]'|member|extensions.oid"
            })
    void aBadFileIsRefusedByTheNameOfItsMember(String piece, String other, String code, String member)
            throws Exception {
        var good = "{\"format\": \"certwright-profile\", \"version\": 1, \"name\": \"Device\","
                + " \"base\": \"client\", \"days\": 90}";
        var file = Files.writeString(folder.resolve("profile.json"), good);
        assertEquals(OptionalInt.of(90), profiles.read(file).days());
        assertTrue(good.contains(piece), piece);
        Files.writeString(file, good.replace(piece, other));
        var violation = violation(() -> profiles.read(file));
        assertEquals("violation.profile." + code, violation.key());
        if (member != null) {
            assertEquals(member, violation.arguments().getFirst().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|cutShort", "[]|notAProfile", "{|cutShort", "{}{}|notAProfile", "hello|json", "{'a':1}|json"})
    void whatIsNoJsonObjectIsRefused(String text, String code) throws Exception {
        var file = folder.resolve("profile.json");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        var known = Set.of("violation.profile.json", "violation.profile.cutShort", "violation.profile.notAProfile");
        assertTrue(known.contains(key(() -> profiles.read(file))), text + " " + code);
        Files.writeString(file, "[".repeat(100_000));
        assertTrue(known.contains(key(() -> profiles.read(file))));
    }

    @Test
    void aProfileFillsAnOrderAndTheOrderWins() throws PkiException {
        var ca = bench.rootCa("Root");
        var profile = IssuingProfile.own(
                "Device",
                CertificateProfile.CLIENT,
                Optional.of(TestBench.value(KeySpec.parse("rsa-2048"))),
                OptionalInt.of(30),
                TestBench.value(IssuingProfile.subjectParts(TestBench.value(DistinguishedName.parse("C=TW, O=MyOrg")))),
                CertificateOrder.Choices.NONE
                        .withKeyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT))
                        .withExtensions(AddedFields.NONE
                                .withAddresses(List.of("http://example.com/a.crl"), List.of(), List.of())
                                .extensions()));
        var order = CertificateOrder.below(
                        ca.id(),
                        "device",
                        CertificateProfile.CLIENT,
                        TestBench.value(DistinguishedName.parse("O=Other, CN=device")),
                        List.of())
                .withExtendedKeyUsage(List.of(KeyPurpose.EMAIL_PROTECTION));
        var filled = profile.fill(order, OptionalInt.of(3000));
        assertEquals("C=TW, O=Other, CN=device", filled.subject().toEncodedOrder());
        assertEquals(OptionalInt.of(30), filled.days());
        assertEquals("rsa-2048", filled.key().word());
        assertEquals(
                Optional.of(List.of(KeyPurpose.EMAIL_PROTECTION)),
                filled.choices().extendedKeyUsage());
        assertEquals(
                List.of("http://example.com/a.crl"),
                AddedFields.of(filled.choices().extensions()).crl());
        assertEquals(
                OptionalInt.of(7),
                profile.fill(order.withDays(7), OptionalInt.of(3000)).days());
        assertEquals(
                OptionalInt.empty(), profile.fill(order, OptionalInt.of(20)).days());
    }

    private interface Doing {
        void run() throws PkiException;
    }

    private static Phrase violation(Doing doing) {
        return assertThrows(PkiException.InvalidInput.class, doing::run).phrase();
    }

    private static String key(Doing doing) {
        return violation(doing).key();
    }
}
