/// Builds the object graph by hand and starts: the window, or one command.
package dev.certwright.app;
