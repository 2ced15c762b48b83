package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One kind of connection, as different from the others on the wire as servers can be made to be.
///
/// @param programs that must be there
/// @param path     asked for by HTTP
/// @param suites   empty for the usual ones
/// @param sight    what shows that the connection is of this kind
record CaptureKind(
        String name,
        List<String> programs,
        Set<TlsVersion> versions,
        Fault fault,
        String path,
        List<String> suites,
        Configuration.Launch launch,
        Sight sight) {
    private static final Set<TlsVersion> BOTH = EnumSet.allOf(TlsVersion.class);
    private static final Set<TlsVersion> OLD = EnumSet.of(TlsVersion.TLS_1_2);
    private static final Set<TlsVersion> NEW = EnumSet.of(TlsVersion.TLS_1_3);

    /// So many names of authorities do not fit in one record.
    private static final int MANY = 400;

    interface Sight {
        boolean in(CaptureReading reading);
    }

    static List<CaptureKind> all() {
        var kinds = new ArrayList<CaptureKind>();
        var proof = client("CertificateVerify");
        kinds.add(openssl("mutual, P-256", BOTH, Fault.GOOD_EC, "-Verify 2", proof));
        kinds.add(openssl("mutual, RSA", BOTH, Fault.GOOD_RSA, "-Verify 2", proof));
        kinds.add(openssl("mutual, chain of two", BOTH, Fault.INTERMEDIATE_SENT, "-Verify 3", proof));
        kinds.add(openssl("another CA's", BOTH, Fault.OTHER_CA, "-Verify 2 -verify_return_error", refused()));
        kinds.add(openssl("no certificate", BOTH, Fault.NONE, "-Verify 2 -verify_return_error", refused()));
        kinds.add(openssl("wrong key", BOTH, Fault.WRONG_KEY, "-Verify 2", refused()));
        kinds.add(openssl("only TLS 1.2", NEW, Fault.NONE, "-tls1_2", refused()));
        kinds.add(openssl("only TLS 1.3", OLD, Fault.NONE, "-tls1_3", refused()));
        kinds.add(openssl("no common suite", OLD, Fault.NONE, "-cipher PSK", refused()));
        kinds.add(openssl("HelloRetryRequest", NEW, Fault.GOOD_EC, "-Verify 2 -groups P-384", CaptureKind::retried));
        kinds.add(openssl("ChaCha20", NEW, Fault.GOOD_EC, "-ciphersuites TLS_CHACHA20_POLY1305_SHA256", all -> true));
        kinds.add(openssl("ALPN", BOTH, Fault.GOOD_EC, "-Verify 2 -alpn http/1.1", proof));
        kinds.add(openssl("CBC", OLD, Fault.GOOD_EC, "-Verify 2 -cipher ECDHE-ECDSA-AES128-SHA", proof));
        kinds.add(of("s_server, RSA key exchange", OLD, Fault.GOOD_RSA, "openssl", CaptureKind::rsa, proof)
                .offering("TLS_RSA_WITH_AES_128_GCM_SHA256"));
        kinds.add(of("s_server, DHE", OLD, Fault.GOOD_RSA, "openssl", CaptureKind::rsa, server("ServerKeyExchange"))
                .offering("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"));
        kinds.add(of("s_server, OCSP staple", BOTH, Fault.GOOD_EC, "openssl", CaptureKind::stapling, stapled()));
        kinds.add(of("s_server, 400 authorities", BOTH, Fault.GOOD_EC, "openssl", CaptureKind::naming, proof));
        for (var fault : List.of(Fault.GOOD_EC, Fault.NONE, Fault.EXPIRED)) {
            kinds.add(of(NginxServers.required(), fault, BOTH, server("ApplicationData")));
            kinds.add(of(JsseServers.need(), fault, BOTH, fault == Fault.GOOD_EC ? proof : refused()));
        }
        ApacheServers.all().stream()
                .filter(c -> c.asking() == Asks.ASKS_LATE)
                .flatMap(c -> List.of(Fault.GOOD_EC, Fault.NONE, Fault.OTHER_CA).stream()
                        .map(f -> of(c, f, BOTH, reading -> reading.result().askedLate())))
                .forEach(kinds::add);
        return kinds;
    }

    private static CaptureKind openssl(
            String name, Set<TlsVersion> versions, Fault fault, String options, Sight sight) {
        Configuration.Launch launch = (m, f) -> {
            var all = new ArrayList<>(List.of("-CAfile", m.clientAuthority().toString()));
            all.addAll(List.of(options.split(" ", -1)));
            return OpenSslServers.start(m, f, all);
        };
        return of("s_server, " + name, versions, fault, "openssl", launch, sight);
    }

    private static CaptureKind of(
            String name,
            Set<TlsVersion> versions,
            Fault fault,
            String program,
            Configuration.Launch launch,
            Sight sight) {
        return new CaptureKind(name, List.of(program), versions, fault, "/", List.of(), launch, sight);
    }

    private static CaptureKind of(Configuration server, Fault fault, Set<TlsVersion> versions, Sight sight) {
        var path = server.speech() instanceof Speech.Http(var asked) ? asked : "/";
        var name = server.name() + ", " + fault;
        return new CaptureKind(name, server.programs(), versions, fault, path, List.of(), server.launch(), sight);
    }

    private CaptureKind offering(String suite) {
        return new CaptureKind(name, programs, versions, fault, path, List.of(suite), launch, sight);
    }

    boolean present() {
        return programs.stream().allMatch(Program::present);
    }

    ConnectionOptions options(TlsVersion version) {
        var standard = ConnectionOptions.standard().offering(Set.of(version));
        return new ConnectionOptions(
                standard.versions(),
                standard.connectTo(),
                standard.serverName(),
                Optional.empty(),
                suites,
                List.of(),
                true,
                standard.http(),
                standard.proxy(),
                standard.limits(),
                standard.fetching());
    }

    private static Sight client(String message) {
        return reading -> reading.has(Direction.CLIENT_TO_SERVER, message);
    }

    private static Sight server(String message) {
        return reading -> reading.has(Direction.SERVER_TO_CLIENT, message);
    }

    private static Sight refused() {
        return reading -> reading.result().alertReceived().isPresent();
    }

    private static Sight stapled() {
        return reading -> reading.result().staple().isPresent();
    }

    private static boolean retried(CaptureReading reading) {
        return reading.result().messages().stream()
                        .filter(m -> m.name().equals("ClientHello"))
                        .count()
                == 2;
    }

    private static Running rsa(Materials materials, Path folder) throws IOException {
        var server = Materials.current(CertificateDraft.server(Materials.HOST))
                .keys(CertificateDraft.keys("RSA", 2048))
                .issuedBy(materials.serverCa);
        var authority = materials.clientAuthority().toString();
        return OpenSslServers.start(
                materials.certificates("rsa.pem", server),
                materials.key("rsa.key", server.keys()),
                folder,
                List.of("-Verify", "2", "-CAfile", authority));
    }

    private static Running stapling(Materials materials, Path folder) throws IOException {
        var issuer = materials.certificates("issuer.pem", materials.serverCa);
        var key = materials.key("issuer.key", materials.serverCa.keys());
        var index = Files.writeString(folder.resolve("index.txt"), "");
        var staple = folder.resolve("staple.der");
        try {
            Program.run(
                    folder,
                    ("openssl ocsp -index " + index + " -rsigner " + issuer + " -rkey " + key + " -CA "
                                    + issuer + " -issuer " + issuer + " -cert " + materials.chain() + " -respout "
                                    + staple
                                    + " -ndays 1 -noverify -no_nonce")
                            .split(" ", -1));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return OpenSslServers.start(materials, folder, List.of("-status_file", staple.toString()));
    }

    private static Running naming(Materials materials, Path folder) throws IOException {
        var key = CertificateDraft.keys("EC", 256);
        var authorities = new ArrayList<Issued>(List.of(materials.clientCa));
        for (int i = 0; i < MANY; i++) {
            authorities.add(Materials.current(CertificateDraft.authority("Authority number " + i))
                    .keys(key)
                    .selfSigned());
        }
        var file = materials.certificates("many.pem", authorities.toArray(Issued[]::new));
        return OpenSslServers.start(materials, folder, List.of("-Verify", "2", "-CAfile", file.toString()));
    }
}
