package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows which extensions can be put into words, and who does it.
final class ExtensionWords {
    /// Puts a value into lines.
    private interface Words {
        /// @throws IOException when the value is not what it should be
        List<String> of(DerElement value) throws IOException;
    }

    private static final Map<String, Words> KNOWN = Map.ofEntries(
            Map.entry("2.5.29.9", NameWords::attributes),
            Map.entry("2.5.29.16", RevocationWords::privateKeyUsagePeriod),
            Map.entry("2.5.29.18", NameWords::generalNames),
            Map.entry("2.5.29.20", RevocationWords::number),
            Map.entry("2.5.29.21", RevocationWords::reasonCode),
            Map.entry("2.5.29.23", RevocationWords::identifier),
            Map.entry("2.5.29.24", RevocationWords::time),
            Map.entry("2.5.29.27", RevocationWords::number),
            Map.entry("2.5.29.28", NameWords::issuingDistributionPoint),
            Map.entry("2.5.29.29", NameWords::generalNames),
            Map.entry("2.5.29.30", NameWords::nameConstraints),
            Map.entry("2.5.29.31", NameWords::distributionPoints),
            Map.entry("2.5.29.32", PolicyWords::policies),
            Map.entry("2.5.29.33", PolicyWords::mappings),
            Map.entry("2.5.29.36", PolicyWords::constraints),
            Map.entry("2.5.29.46", NameWords::distributionPoints),
            Map.entry("2.5.29.54", PolicyWords::inhibitAnyPolicy),
            Map.entry("2.5.29.60", RevocationWords::time),
            Map.entry("1.3.6.1.5.5.7.1.1", NameWords::access),
            Map.entry("1.3.6.1.5.5.7.1.2", VendorWords::biometrics),
            Map.entry("1.3.6.1.5.5.7.1.3", QualifiedWords::statements),
            Map.entry("1.3.6.1.5.5.7.1.7", ResourceWords::addressBlocks),
            Map.entry("1.3.6.1.5.5.7.1.8", ResourceWords::autonomousSystems),
            Map.entry("1.3.6.1.5.5.7.1.11", NameWords::access),
            Map.entry("1.3.6.1.5.5.7.1.14", PolicyWords::proxy),
            Map.entry("1.3.6.1.5.5.7.1.24", VendorWords::tlsFeature),
            Map.entry("1.3.6.1.5.5.7.1.28", ResourceWords::addressBlocks),
            Map.entry("1.3.6.1.5.5.7.1.29", ResourceWords::autonomousSystems),
            Map.entry("1.3.6.1.5.5.7.1.31", PlainWords::octets),
            Map.entry("1.3.6.1.5.5.7.48.1.2", RevocationWords::nonce),
            Map.entry("1.3.6.1.5.5.7.48.1.3", RevocationWords::crlId),
            Map.entry("1.3.6.1.5.5.7.48.1.4", RevocationWords::identifiers),
            Map.entry("1.3.6.1.5.5.7.48.1.6", RevocationWords::time),
            Map.entry("1.3.6.1.5.5.7.48.1.7", RevocationWords::serviceLocator),
            Map.entry("1.3.6.1.4.1.11129.2.4.2", TransparencyWords::timestamps),
            Map.entry("1.3.6.1.4.1.11129.2.4.5", TransparencyWords::timestamps),
            Map.entry("2.16.840.1.113730.1.1", VendorWords::netscapeType),
            Map.entry("1.2.840.113533.7.65.0", VendorWords::entrustVersion),
            Map.entry("1.2.840.113549.1.9.15", VendorWords::capabilities),
            Map.entry("1.3.6.1.4.1.311.13.2.1", MicrosoftWords::strings),
            Map.entry("1.3.6.1.4.1.311.13.2.2", MicrosoftWords::strings),
            Map.entry("1.3.6.1.4.1.311.20.2", MicrosoftWords::templateName),
            Map.entry("1.3.6.1.4.1.311.21.1", MicrosoftWords::caVersion),
            Map.entry("1.3.6.1.4.1.311.21.2", PlainWords::octets),
            Map.entry("1.3.6.1.4.1.311.21.7", MicrosoftWords::template),
            Map.entry("1.3.6.1.4.1.311.21.10", PolicyWords::policies),
            Map.entry("1.3.6.1.4.1.311.21.11", PolicyWords::mappings),
            Map.entry("1.3.6.1.4.1.311.21.12", PolicyWords::constraints),
            Map.entry("1.3.6.1.4.1.311.21.14", NameWords::distributionPoints),
            Map.entry("1.3.6.1.4.1.311.21.16", PlainWords::octets),
            Map.entry("1.3.6.1.4.1.311.21.20", MicrosoftWords::strings),
            Map.entry("1.3.6.1.4.1.311.25.2", MicrosoftWords::securityIdentifier),
            Map.entry("2.23.140.3.1", VendorWords::organizationIdentifier),
            Map.entry("2.23.140.1.31", VendorWords::torDescriptors),
            Map.entry("1.2.643.100.112", MicrosoftWords::strings),
            Map.entry("1.3.6.1.4.1.45724.1.1.4", PlainWords::octets));

    private ExtensionWords() {}

    /// One line for each item; empty for an extension whose value is not known.
    ///
    /// @throws IOException when the value is not what its object identifier promises
    static Optional<List<String>> of(String oid, byte[] content) throws IOException {
        var words = KNOWN.get(oid);
        if (words != null) {
            return Optional.of(words.of(DerElement.of(content)));
        }
        // markers, names and numbers of vendors: what they hold says all there is to say
        return ObjectNames.known(oid) ? Optional.of(PlainWords.simple(DerElement.of(content))) : Optional.empty();
    }
}
