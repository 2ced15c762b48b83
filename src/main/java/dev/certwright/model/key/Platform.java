package dev.certwright.model.key;

import dev.certwright.model.Phrase;

/// Programs that meet a certificate, in the four groups that differ in which keys they accept.
public enum Platform {
    /// Chrome, Edge, Firefox, Safari.
    BROWSERS,
    /// The Java platform's own TLS and path validation.
    JAVA,
    /// OpenSSL and what is built on it: nginx, Apache httpd, PostgreSQL, curl.
    OPENSSL,
    /// Schannel and the certificate store: IIS, .NET, PowerShell.
    WINDOWS;

    /// What a person calls the group.
    public Phrase phrase() {
        return Phrase.of(
                switch (this) {
                    case BROWSERS -> "issuing.platform.browsers";
                    case JAVA -> "issuing.platform.java";
                    case OPENSSL -> "issuing.platform.openssl";
                    case WINDOWS -> "issuing.platform.windows";
                });
    }
}
