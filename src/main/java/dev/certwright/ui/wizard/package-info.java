/// A wizard, whatever it is about.
package dev.certwright.ui.wizard;
