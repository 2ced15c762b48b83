package dev.certwright.cli;

import picocli.CommandLine.Option;

/// What of each item is printed beyond the summary.
final class InspectView {
    @Option(names = "--text", descriptionKey = "cli.option.text")
    private boolean text;

    @Option(names = "--asn1", descriptionKey = "cli.option.asn1")
    private boolean asn1;

    @Option(names = "--pem", descriptionKey = "cli.option.pem")
    private boolean pem;

    @Option(names = "--problems", descriptionKey = "cli.option.problems")
    private boolean problems;

    boolean text() {
        return text;
    }

    boolean asn1() {
        return asn1;
    }

    boolean pem() {
        return pem;
    }

    boolean problems() {
        return problems;
    }

    /// Whether more than a summary was asked for.
    boolean anything() {
        return text || asn1 || pem || problems;
    }
}
