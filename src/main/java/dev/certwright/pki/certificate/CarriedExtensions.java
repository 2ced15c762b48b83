package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.AddedExtension.AuthorityInformation;
import dev.certwright.model.certificate.AddedExtension.CertificatePolicies;
import dev.certwright.model.certificate.AddedExtension.CrlDistributionPoints;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.AddedExtension.MustStaple;
import dev.certwright.model.certificate.AddedExtension.NameConstraints;
import dev.certwright.model.certificate.AddedExtension.OcspNoCheck;
import dev.certwright.model.certificate.AddedExtension.Policy;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads extensions so that they can be written into another certificate, octet for octet: what our words for it would
/// not write in the very same way stays the octets it is.
public final class CarriedExtensions {
    /// They say something about one certificate only (RFC 6962 §3.3, §3.1).
    private static final Set<String> OF_ONE_CERTIFICATE = Set.of("1.3.6.1.4.1.11129.2.4.2", "1.3.6.1.4.1.11129.2.4.3");

    private static final String CPS = "1.3.6.1.5.5.7.2.1";
    private static final String OCSP = "1.3.6.1.5.5.7.48.1";
    private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

    private CarriedExtensions() {}

    /// Those of a certificate that a template has no field of its own for and that can be said of another one, too.
    ///
    /// @throws PkiException.Malformed when it is no certificate
    public static List<AddedExtension> of(EncodedCertificate certificate) throws PkiException {
        try {
            return CertificateOutline.of(certificate).extensions().stream()
                    .filter(raw -> !raw.oid().equals("?"))
                    .filter(raw -> ExtensionText.ownField(raw.oid()).isEmpty())
                    .filter(raw -> !OF_ONE_CERTIFICATE.contains(raw.oid()))
                    .map(raw ->
                            read(raw.oid(), raw.critical(), Bytes.of(raw.value().content())))
                    .toList();
        } catch (IOException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    /// Reads one.
    ///
    /// @param value DER, without the OCTET STRING around it
    public static AddedExtension read(String oid, boolean critical, Bytes value) {
        var custom = new Custom(oid, critical, value);
        try {
            var known = known(oid, DerElement.of(value.toArray()));
            if (known.isPresent()) {
                var encoded = AddedExtensions.encode(known.get());
                return encoded.critical() == critical && encoded.value().equals(value) ? known.get() : custom;
            }
        } catch (IOException | RuntimeException _) {
            // what cannot be understood is carried as it is
        }
        return custom;
    }

    private static Optional<AddedExtension> known(String oid, DerElement value) throws IOException {
        return switch (oid) {
            case AddedExtensions.NAME_CONSTRAINTS -> Optional.of(nameConstraints(value));
            case AddedExtensions.CERTIFICATE_POLICIES -> Optional.of(policies(value));
            case AddedExtensions.CRL_DISTRIBUTION_POINTS -> Optional.of(points(value));
            case AddedExtensions.AUTHORITY_INFORMATION -> Optional.of(information(value));
            case AddedExtensions.TLS_FEATURE -> Optional.of(new MustStaple());
            case AddedExtensions.OCSP_NO_CHECK -> Optional.of(new OcspNoCheck());
            default -> Optional.empty();
        };
    }

    private static AddedExtension nameConstraints(DerElement value) throws IOException {
        var permitted = new ArrayList<Subtree>();
        var excluded = new ArrayList<Subtree>();
        for (var list : value.children()) {
            for (var subtree : list.children()) {
                (list.is(0xa0) ? permitted : excluded).add(subtree(new Parts(subtree).next()));
            }
        }
        return new NameConstraints(permitted, excluded);
    }

    private static Subtree subtree(DerElement base) throws IOException {
        return switch (base.tag()) {
            case 0x81 -> new Subtree.Email(ValueText.latin(base));
            case 0x82 -> new Subtree.Dns(ValueText.latin(base));
            case 0x86 -> new Subtree.Uri(ValueText.latin(base));
            case 0x87 -> {
                var octets = base.content();
                int half = octets.length / 2;
                int prefix = 0;
                while (prefix < half * 8 && (octets[half + prefix / 8] & (0x80 >> prefix % 8)) != 0) {
                    prefix++;
                }
                yield new Subtree.Ip(IpAddress.of(Arrays.copyOf(octets, half)), prefix);
            }
            case 0xa4 -> new Subtree.Directory(Asn1.name(new Parts(base).next()));
            default -> throw new IOException("a subtree of kind " + base.tag());
        };
    }

    private static AddedExtension policies(DerElement value) throws IOException {
        var policies = new ArrayList<Policy>();
        for (var information : value.children()) {
            var parts = new Parts(information);
            var oid = Asn1.objectIdentifier(parts.next());
            policies.add(new Policy(oid, parts.hasNext() ? Optional.of(statement(parts.next())) : Optional.empty()));
        }
        return new CertificatePolicies(policies);
    }

    private static String statement(DerElement qualifiers) throws IOException {
        var qualifier = new Parts(qualifiers.children().getFirst());
        if (!Asn1.objectIdentifier(qualifier.next()).equals(CPS)) {
            throw new IOException("another qualifier");
        }
        return ValueText.latin(qualifier.next());
    }

    private static AddedExtension points(DerElement value) throws IOException {
        var uris = new ArrayList<String>();
        for (var point : value.children()) {
            var fullName = new Parts(new Parts(new Parts(point).next(0xa0)).next(0xa0));
            uris.add(uri(fullName.next()));
        }
        return new CrlDistributionPoints(uris);
    }

    private static AddedExtension information(DerElement value) throws IOException {
        var ocsp = new ArrayList<String>();
        var issuers = new ArrayList<String>();
        for (var description : value.children()) {
            var parts = new Parts(description);
            switch (Asn1.objectIdentifier(parts.next())) {
                case OCSP -> ocsp.add(uri(parts.next()));
                case CA_ISSUERS -> issuers.add(uri(parts.next()));
                default -> throw new IOException("another method");
            }
        }
        return new AuthorityInformation(ocsp, issuers);
    }

    private static String uri(DerElement name) throws IOException {
        return GeneralNameReader.read(name) instanceof GeneralName.Uri(var uri) ? uri : refuse();
    }

    private static String refuse() throws IOException {
        throw new IOException("not a URI");
    }
}
