package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The word of a profile for a certificate below a CA.
final class ProfileWord {
    private ProfileWord() {}

    /// Reads `client`, `server`, `intermediate`, …
    ///
    /// @throws PkiException.InvalidInput with the words there are
    static CertificateProfile parse(String text) throws PkiException.InvalidInput {
        var word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(CertificateProfile.values())
                .filter(profile -> profile != CertificateProfile.ROOT_CA)
                .filter(profile ->
                        word(profile).equals(word) || Words.word(profile).equals(word))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("csr.cli.profile", text.strip(), words())));
    }

    private static String words() {
        return Arrays.stream(CertificateProfile.values())
                .filter(profile -> profile != CertificateProfile.ROOT_CA)
                .map(ProfileWord::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(CertificateProfile profile) {
        return profile == CertificateProfile.INTERMEDIATE_CA ? "intermediate" : Words.word(profile);
    }
}
