package dev.certwright.service.connection;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.CertificateReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the client's credential, and for the issuers above what is sent: among the CAs of the vault and those that
/// the person trusts for this test. The platform's are not searched.
record OwnIssuers(CertificateReader reader, OwnChain ownChain, OwnCertificate own) {
    /// @param anchors that the test trusts
    /// @throws PkiException when a certificate of the credential cannot be read
    OwnSide examine(
            Credential credential, Known known, TrustChoice trust, List<EncodedCertificate> anchors, Instant now)
            throws PkiException {
        var chain = new ArrayList<CertificateDetails>();
        for (var certificate : credential.chain()) {
            chain.add(reader.read(certificate));
        }
        var atHand = atHand(known);
        if (!(trust instanceof TrustChoice.OfSystem)) {
            anchors.stream().filter(a -> !atHand.contains(a)).forEach(atHand::add);
        }
        var found = ownChain.judge(credential, atHand, now);
        var checks = new ArrayList<>(own.checks(credential, chain, now));
        checks.add(found.check());
        return new OwnSide(Optional.of(credential), chain, found.above(), checks);
    }

    /// The last certificate of the chain as far as it can be followed: the root, when it is at hand.
    EncodedCertificate end(Credential credential, Known known, Instant now) {
        var above = ownChain.judge(credential, atHand(known), now).above();
        return above.isEmpty() ? credential.chain().getLast() : above.getLast().certificate();
    }

    private static List<EncodedCertificate> atHand(Known known) {
        var all = new ArrayList<EncodedCertificate>();
        known.authorities().map(Entry::certificate).forEach(all::add);
        return all;
    }
}
