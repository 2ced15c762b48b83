package dev.certwright.lab;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TlsVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Something else that goes wrong with a connection than the client's certificate.
///
/// @param programs     that must be there
/// @param address      with `%d` for the server's port
/// @param trusted      by the client
/// @param opensslAlert with which OpenSSL's client, verifying strictly, refuses the server: shows that the fault is one
/// @param causes       the ids of which one must come first
record Situation(
        String name,
        List<String> programs,
        Configuration.Launch launch,
        String address,
        List<EncodedCertificate> trusted,
        Optional<Credential> client,
        Set<TlsVersion> versions,
        OptionalInt opensslAlert,
        Set<String> causes) {
    static Situation of(
            String name, String program, Materials materials, Configuration.Launch launch, String... causes) {
        return new Situation(
                name,
                program.isEmpty() ? List.of() : List.of(program),
                launch,
                "https://" + Materials.HOST + ":%d/",
                materials.anchors(),
                Optional.empty(),
                EnumSet.allOf(TlsVersion.class),
                OptionalInt.empty(),
                Set.of(causes));
    }

    Situation at(String other) {
        return new Situation(name, programs, launch, other, trusted, client, versions, opensslAlert, causes);
    }

    Situation with(Credential credential) {
        return new Situation(
                name, programs, launch, address, trusted, Optional.of(credential), versions, opensslAlert, causes);
    }

    Situation in(TlsVersion version) {
        return new Situation(name, programs, launch, address, trusted, client, Set.of(version), opensslAlert, causes);
    }

    Situation refusedByOpenSsl(int alert) {
        return new Situation(name, programs, launch, address, trusted, client, versions, OptionalInt.of(alert), causes);
    }

    @Override
    public String toString() {
        return name;
    }
}
