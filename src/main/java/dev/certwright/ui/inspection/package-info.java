/// The screen *Inspect*: opens anything, lists what is in it, and shows each thing from all sides.
package dev.certwright.ui.inspection;
