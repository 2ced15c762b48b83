/// The wizards that make certificates: their preview, their last page, and how each is put together.
package dev.certwright.ui.issuing;
