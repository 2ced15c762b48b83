package dev.certwright.cli;

import dev.certwright.model.Phrase;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Says in our words what picocli did not understand.
final class UsageErrors {
    private UsageErrors() {}

    static Phrase phrase(CommandLine.ParameterException wrong) {
        return switch (wrong) {
            case CommandLine.MissingParameterException missing -> missing(missing);
            case CommandLine.UnmatchedArgumentException unmatched ->
                Phrase.of("cli.usage.unknown", String.join(" ", unmatched.getUnmatched()));
            case CommandLine.OverwrittenOptionException twice ->
                Phrase.of("cli.usage.twice", name(twice.getOverwritten()));
            default ->
                wrong.getArgSpec() == null
                                && !wrong.getCommandLine().getSubcommands().isEmpty()
                        ? Phrase.of(
                                "cli.usage.noCommand",
                                String.join(
                                        ", ",
                                        wrong.getCommandLine().getSubcommands().keySet()))
                        : Phrase.of("cli.usage.wrong", firstLine(wrong));
        };
    }

    private static Phrase missing(CommandLine.MissingParameterException missing) {
        var names = missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining(", "));
        boolean valueOnly = String.valueOf(missing.getMessage()).startsWith("Missing required parameter for option");
        return Phrase.of(valueOnly ? "cli.usage.missingValue" : "cli.usage.missing", names);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String firstLine(Exception wrong) {
        var message = String.valueOf(wrong.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
