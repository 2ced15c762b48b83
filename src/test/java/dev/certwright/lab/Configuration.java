package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A server, how it is set up, and what is therefore true of it.
///
/// @param programs   that must be there
/// @param duties     what it looks at in a certificate
/// @param absence    how it refuses a client without a certificate, if it does
/// @param refusal    how it refuses a certificate; a wrong key is always refused by an alert
/// @param announces  whether its CertificateRequest names authorities
/// @param speech     what is spoken over the connection
/// @param faults     those that are tried on it
record Configuration(
        String name,
        List<String> programs,
        Asks asking,
        Set<Duty> duties,
        Manner absence,
        Manner refusal,
        boolean announces,
        Speech speech,
        Set<Fault> faults,
        Launch launch) {
    /// Starts it.
    interface Launch {
        /// @param folder its own, empty
        Running start(Materials materials, Path folder) throws IOException;
    }

    /// One that refuses by alerts, speaks HTTP and names the authorities it knows.
    static Configuration of(String name, String program, Asks asking, Set<Duty> duties, Launch launch) {
        return new Configuration(
                name,
                program.isEmpty() ? List.of() : List.of(program),
                asking,
                duties,
                Manner.ALERT,
                Manner.ALERT,
                true,
                new Speech.Http("/"),
                EnumSet.allOf(Fault.class),
                launch);
    }

    Configuration refusingBy(Manner forAbsence, Manner forCertificates) {
        return new Configuration(
                name, programs, asking, duties, forAbsence, forCertificates, announces, speech, faults, launch);
    }

    Configuration speaking(Speech other) {
        return new Configuration(name, programs, asking, duties, absence, refusal, announces, other, faults, launch);
    }

    Configuration announcingNothing() {
        return new Configuration(name, programs, asking, duties, absence, refusal, false, speech, faults, launch);
    }

    Configuration only(Fault first, Fault... others) {
        return only(EnumSet.of(first, others));
    }

    private Configuration only(Set<Fault> some) {
        return new Configuration(name, programs, asking, duties, absence, refusal, announces, speech, some, launch);
    }

    Configuration without(Fault fault) {
        var rest = EnumSet.copyOf(faults);
        rest.remove(fault);
        return only(rest);
    }

    boolean present() {
        return programs.stream().allMatch(Program::present);
    }

    /// Whether a certificate that anybody can make for himself is taken.
    boolean acceptsAny() {
        return asking != Asks.DOES_NOT_ASK && !duties.contains(Duty.TRUST);
    }

    boolean refuses(Fault fault) {
        if (asking == Asks.DOES_NOT_ASK) {
            return false;
        }
        return fault == Fault.NONE ? asking.required() : Duty.refuse(duties, fault);
    }

    /// How it refuses, when it does.
    Manner manner(Fault fault) {
        return switch (fault) {
            case NONE -> absence;
            case WRONG_KEY -> Manner.ALERT;
            default -> refusal;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
