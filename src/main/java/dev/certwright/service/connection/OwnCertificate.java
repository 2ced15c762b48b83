package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.time.Instant;
import java.util.List;

/// Looks at the client's own credential before anything is sent.
public final class OwnCertificate {
    static final String KEY = "client-key";
    static final String DATES = "client-dates";
    static final String USAGE = "client-usage";

    private final PrivateKeyCodec privateKeys;

    public OwnCertificate(PrivateKeyCodec privateKeys) {
        this.privateKeys = privateKeys;
    }

    List<Check> checks(Credential credential, List<CertificateDetails> chain, Instant now) throws PkiException {
        var leaf = chain.getFirst();
        return List.of(key(credential), dates(leaf, now), usage(leaf));
    }

    private Check key(Credential credential) throws PkiException {
        boolean fits = privateKeys.matches(credential.privateKey(), credential.certificate());
        return fits
                ? new Check(KEY, CheckState.PASS, Phrase.of("check.client-key.fits"))
                : new Check(KEY, CheckState.FAIL, Phrase.of("check.client-key.other"));
    }

    private static Check dates(CertificateDetails leaf, Instant now) {
        var validity = leaf.validity();
        if (now.isBefore(validity.notBefore())) {
            return new Check(DATES, CheckState.FAIL, Phrase.of("check.client-dates.notYet", validity.notBefore()));
        }
        if (now.isAfter(validity.notAfter())) {
            return new Check(DATES, CheckState.FAIL, Phrase.of("check.client-dates.expired", validity.notAfter()));
        }
        return new Check(DATES, CheckState.PASS, Phrase.of("check.client-dates.inDate", validity.daysLeft(now)));
    }

    private static Check usage(CertificateDetails leaf) {
        var purposes = leaf.extendedKeyUsage();
        boolean wrongPurpose = purposes.filter(p -> !p.contains(KeyPurpose.CLIENT_AUTH) && !p.contains(KeyPurpose.ANY))
                .isPresent();
        if (wrongPurpose) {
            return new Check(USAGE, CheckState.FAIL, Phrase.of("check.client-usage.noClientAuth"));
        }
        boolean wrongUsage = leaf.keyUsage()
                .filter(u -> !u.contains(KeyUsage.DIGITAL_SIGNATURE))
                .isPresent();
        return wrongUsage
                ? new Check(USAGE, CheckState.FAIL, Phrase.of("check.client-usage.noDigitalSignature"))
                : new Check(USAGE, CheckState.PASS, Phrase.of("check.client-usage.fits"));
    }
}
