package dev.certwright.ui.inspection;

import java.util.Optional;

/// What the screen has beyond the words of a page. What is missing is not shown.
///
/// @param examining says who can open a key store
/// @param adding    puts a certificate into the vault
public record InspectionExtras(
        Optional<GraphPane.Factory> graph,
        Optional<Asn1Pane.Factory> asn1,
        Optional<ItemSheet> verifying,
        Optional<ItemSheet> comparing,
        Optional<ItemSheet> examining,
        Optional<ItemSheet> adding) {
    public static InspectionExtras none() {
        return new InspectionExtras(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
