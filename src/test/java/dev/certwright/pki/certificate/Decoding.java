package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.inspection.Fact;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads octets in every way there is, and counts what came of it. Only [PkiException]s are answers.
final class Decoding {
    final List<ExtensionDetails> extensions = new ArrayList<>();
    int objects;
    int rows;
    int facts;

    void certificate(EncodedCertificate certificate) {
        rows(certificate.der(), Asn1Shape.CERTIFICATE);
        attempt(() -> {
            var details = new CertificateReader().read(certificate);
            extensions.addAll(details.extensions());
            facts(CertificateFacts.of(details), certificate.der().length);
        });
    }

    void request(byte[] der) {
        rows(der, Asn1Shape.REQUEST);
        attempt(() -> {
            var details = new CertificationRequestReader().read(der);
            extensions.addAll(details.extensions());
            facts(RequestFacts.of(details, der), der.length);
        });
    }

    void revocationList(byte[] der) {
        rows(der, Asn1Shape.REVOCATION_LIST);
        attempt(() -> {
            var details = new RevocationListReader().read(der);
            extensions.addAll(details.extensions());
            details.entries().forEach(entry -> extensions.addAll(entry.extensions()));
            facts(RevocationListFacts.of(details, der), der.length);
        });
    }

    void ocspResponse(byte[] der) {
        rows(der, Asn1Shape.OCSP_RESPONSE);
        attempt(() -> {
            var details = new OcspResponseReader().read(der);
            details.body().ifPresent(body -> {
                extensions.addAll(body.extensions());
                body.answers().forEach(answer -> extensions.addAll(answer.extensions()));
            });
            facts(OcspResponseFacts.of(details, der), der.length);
        });
    }

    void publicKey(byte[] spki) {
        rows(spki, Asn1Shape.PUBLIC_KEY);
        attempt(() -> {
            PublicKeys.of(spki);
            facts(PublicKeyFacts.of(spki), spki.length);
        });
    }

    void signedPublicKey(byte[] spkac) {
        rows(spkac, Asn1Shape.SIGNED_PUBLIC_KEY);
        attempt(() -> facts(PublicKeyFacts.ofSigned(spkac), spkac.length));
    }

    /// Everything in a file, or the file itself where nothing in it is known.
    void file(byte[] content, String path) {
        List<Item> items;
        try {
            items = new ContentReader(new SecureRandom())
                    .read(content, path, List.of())
                    .items();
        } catch (PkiException _) {
            everything(content);
            return;
        }
        for (var item : items) {
            switch (item) {
                case Item.CertificateItem(var certificate, var _) -> certificate(certificate);
                case Item.RequestItem(var der) -> request(der.toArray());
                case Item.RevocationListItem(var der) -> revocationList(der.toArray());
                case Item.OcspResponseItem(var der) -> ocspResponse(der.toArray());
                case Item.PublicKeyItem(var spki, var _) -> publicKey(spki.toArray());
                case Item.SignedPublicKeyItem(var der) -> signedPublicKey(der.toArray());
                case Item.OtherItem(var _, var octets) -> everything(octets.toArray());
                case Item.BrokenItem(var _, var _, var octets) -> everything(octets.toArray());
                case Item.PrivateKeyItem _,
                        Item.OpaquePrivateKeyItem _,
                        Item.SecretKeyItem _,
                        Item.SshKeyItem _,
                        Item.SshCertificateItem _,
                        Item.LockedItem _ -> {}
            }
        }
    }

    /// As if it were each of them.
    void everything(byte[] octets) {
        certificate(new EncodedCertificate(octets));
        request(octets);
        revocationList(octets);
        ocspResponse(octets);
        publicKey(octets);
        signedPublicKey(octets);
        for (var shape : Asn1Shape.values()) {
            rows(octets, shape);
        }
    }

    void rows(byte[] octets, Asn1Shape shape) {
        var made = Asn1Rows.of(octets, shape);
        rows += made.size();
        Asn1RowsTest.requireOrder(made, octets.length);
    }

    private void facts(List<Fact> found, int length) {
        objects++;
        facts += found.size();
        Consumer<Fact> inside = fact -> fact.where().ifPresent(where -> {
            if (where.to() > length) {
                throw new AssertionError(fact + " lies outside");
            }
        });
        found.forEach(inside);
    }

    private interface Reading {
        void run() throws PkiException;
    }

    private static void attempt(Reading reading) {
        try {
            reading.run();
        } catch (PkiException e) {
            if (e instanceof PkiException.Unexpected) {
                throw new AssertionError(e);
            }
        }
    }
}
