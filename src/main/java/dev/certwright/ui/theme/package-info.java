/// The look: one style sheet over AtlantaFX, in light and dark.
package dev.certwright.ui.theme;
