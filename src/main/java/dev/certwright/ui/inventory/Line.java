package dev.certwright.ui.inventory;

/// A line of the list: a certificate, below the one that has signed it.
///
/// @param depth  how many of those above it are in the list
/// @param parent whether there are any below it
/// @param open   whether those below it are shown
public record Line(Row row, int depth, boolean parent, boolean open) {}
