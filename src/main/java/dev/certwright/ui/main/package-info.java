/// The window: sidebar, header, and the screen that is shown.
package dev.certwright.ui.main;
