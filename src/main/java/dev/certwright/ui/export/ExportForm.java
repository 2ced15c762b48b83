package dev.certwright.ui.export;

import dev.certwright.service.export.ExportService.Format;
import java.util.Arrays;
import java.util.List;

/// The forms a person can choose from.
public enum ExportForm {
    PEM(Format.PEM, "export.form.pem", "export.form.pem.about"),
    DER(Format.DER, "export.form.der", "export.form.der.about"),
    PKCS12(Format.PKCS12, "export.form.pkcs12", "export.form.pkcs12.about"),
    PKCS12_COMPATIBLE(Format.PKCS12_COMPATIBLE, "export.form.pkcs12Compatible", "export.form.pkcs12Compatible.about");

    private final Format format;
    private final String textKey;
    private final String aboutKey;

    ExportForm(Format format, String textKey, String aboutKey) {
        this.format = format;
        this.textKey = textKey;
        this.aboutKey = aboutKey;
    }

    /// Those that can be written: a PKCS #12 file needs the private key.
    public static List<ExportForm> of(boolean hasPrivateKey) {
        return Arrays.stream(values())
                .filter(form -> hasPrivateKey || !form.needsPassword())
                .toList();
    }

    Format format() {
        return format;
    }

    public String textKey() {
        return textKey;
    }

    String aboutKey() {
        return aboutKey;
    }

    /// Whether files of this form are locked with a password.
    boolean needsPassword() {
        return this == PKCS12 || this == PKCS12_COMPATIBLE;
    }
}
