package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.DeviceTool;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the commands that make the key and the request on the device itself.
@Command(name = "commands")
final class CsrCommandsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "csr.parameter.deviceName")
    private String name;

    @Mixin
    private final RequestOptions options = new RequestOptions();

    @Option(names = "--for", paramLabel = "TOOL", descriptionKey = "csr.option.tool")
    private String tool = Words.word(DeviceTool.OPENSSL);

    CsrCommandsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var order = options.order(name);
        session.out().script(session.services().requests().deviceCommands(order, tool()));
        return ExitStatus.YES.code();
    }

    private DeviceTool tool() throws PkiException {
        return Arrays.stream(DeviceTool.values())
                .filter(one -> Words.word(one).equalsIgnoreCase(tool))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of(
                        "csr.cli.tool",
                        tool,
                        Arrays.stream(DeviceTool.values()).map(Words::word).collect(Collectors.joining(", ")))));
    }
}
