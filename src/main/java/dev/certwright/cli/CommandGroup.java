package dev.certwright.cli;

import picocli.CommandLine.Command;

/// A word that only stands before other words: `vault`, `ca`, `issue`.
@Command
final class CommandGroup {}
