import org.jspecify.annotations.NullMarked;

/// Certwright: makes certificates, looks inside them and watches a mutual-TLS handshake.
@NullMarked
module dev.certwright {
    requires static org.jspecify;
    requires atlantafx.base;
    requires info.picocli;
    requires java.prefs;
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
    requires org.xerial.sqlitejdbc;

    // The launcher of javafx.graphics creates the application.
    exports dev.certwright.app to
            javafx.graphics;
}
