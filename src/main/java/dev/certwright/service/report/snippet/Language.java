package dev.certwright.service.report.snippet;

import java.util.Locale;

/// A program or programming language that a test can be written in.
public enum Language {
    CURL("curl"),
    OPENSSL("openssl s_client"),
    JAVA("Java"),
    GO("Go"),
    PYTHON("Python"),
    NODE("Node.js");

    private final String title;

    Language(String title) {
        this.title = title;
    }

    /// As it calls itself.
    public String title() {
        return title;
    }

    /// The stable word for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
