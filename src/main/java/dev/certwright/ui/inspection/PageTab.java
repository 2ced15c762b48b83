package dev.certwright.ui.inspection;

/// The tabs of a page.
public enum PageTab {
    OVERVIEW,
    EXTENSIONS,
    PROBLEMS,
    ASN1,
    PEM,
    TEXT
}
