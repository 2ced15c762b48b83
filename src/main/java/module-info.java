import org.jspecify.annotations.NullMarked;

/// Certwright: makes certificates, looks inside them and watches a mutual-TLS handshake.
@NullMarked
module dev.certwright {
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;
    requires atlantafx.base;
    requires com.google.gson;
    requires info.picocli;
    requires java.net.http;
    requires java.sql;
    requires javafx.controls;
    requires javafx.fxml;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.tls;
    requires org.bouncycastle.util;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.postgresql.jdbc;
    requires org.xerial.sqlitejdbc;

    // picocli fills the options of the commands, FXML the controllers of the views; nothing else may look inside.
    opens dev.certwright.cli to
            info.picocli;
    opens dev.certwright.ui.adopt to
            javafx.fxml;
    opens dev.certwright.ui.bulk to
            javafx.fxml;
    opens dev.certwright.ui.comparison to
            javafx.fxml;
    opens dev.certwright.ui.connection to
            javafx.fxml;
    opens dev.certwright.ui.export to
            javafx.fxml;
    opens dev.certwright.ui.home to
            javafx.fxml;
    opens dev.certwright.ui.inspection to
            javafx.fxml;
    opens dev.certwright.ui.inventory to
            javafx.fxml;
    opens dev.certwright.ui.issuing to
            javafx.fxml;
    opens dev.certwright.ui.keystore to
            javafx.fxml;
    opens dev.certwright.ui.main to
            javafx.fxml;
    opens dev.certwright.ui.passphrase to
            javafx.fxml;
    opens dev.certwright.ui.renewal to
            javafx.fxml;
    opens dev.certwright.ui.requests to
            javafx.fxml;
    opens dev.certwright.ui.revocation to
            javafx.fxml;
    opens dev.certwright.ui.safety to
            javafx.fxml;
    opens dev.certwright.ui.profiles to
            javafx.fxml;
    opens dev.certwright.ui.settings to
            javafx.fxml;
    opens dev.certwright.ui.step to
            javafx.fxml;
    opens dev.certwright.ui.verification to
            javafx.fxml;
    opens dev.certwright.ui.wizard to
            javafx.fxml;
}
