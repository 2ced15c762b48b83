/// The commands, one class each, over the same services as the window. Every word a person reads comes from the
/// text bundles; what programs read (`--json`) never changes with the language.
package dev.certwright.cli;
