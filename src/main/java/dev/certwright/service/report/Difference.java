package dev.certwright.service.report;

import dev.certwright.model.Phrase;

/// Something that is not the same in two connection tests.
public record Difference(Phrase what, Phrase before, Phrase after) {}
