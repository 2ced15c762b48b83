/// Pages that several wizards share.
package dev.certwright.ui.step;
