/// What the Inspect screen borrows from other rooms: the drawing of the chain, the tree of an encoding, and the sheets
/// that verify, compare, examine and keep.
package dev.certwright.ui.inspection.parts;
