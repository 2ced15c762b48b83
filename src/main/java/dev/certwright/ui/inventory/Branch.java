package dev.certwright.ui.inventory;

import java.util.List;

/// A certificate with those below it that it has signed.
///
/// @param shown false when it is there only for the sake of one below it
public record Branch(Row row, boolean shown, List<Branch> below) {}
