package dev.certwright.cli;

import dev.certwright.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// All commands with their words for `--help`.
final class CommandTree {
    private static final int HELP_WIDTH = 100;

    private final Session session;

    CommandTree(Session session) {
        this.session = session;
    }

    CommandLine of(CertwrightCommand root) {
        var tree = new CommandLine(root)
                .addSubcommand("demo", new DemoCommand(session))
                .addSubcommand("vault", group("init", new VaultInitCommand(session)))
                .addSubcommand(
                        "ca",
                        group("create", new CaCreateCommand(session))
                                .addSubcommand("import", new CaImportCommand(session)))
                .addSubcommand(
                        "issue",
                        new CommandLine(new IssueCommand(session))
                                .addSubcommand("server", new IssueServerCommand(session))
                                .addSubcommand("client", new IssueClientCommand(session))
                                .addSubcommand("peer", new IssuePeerCommand(session))
                                .addSubcommand("ocsp", new IssueOcspCommand(session))
                                .addSubcommand("bulk", new IssueBulkCommand(session)))
                .addSubcommand(
                        "profile",
                        group("list", new ProfileListCommand(session))
                                .addSubcommand("show", new ProfileShowCommand(session))
                                .addSubcommand("save", new ProfileSaveCommand(session))
                                .addSubcommand("export", new ProfileExportCommand(session))
                                .addSubcommand("import", new ProfileImportCommand(session))
                                .addSubcommand("remove", new ProfileRemoveCommand(session)))
                .addSubcommand("keys", new KeysCommand(session))
                .addSubcommand(
                        "csr",
                        group("create", new CsrCreateCommand(session))
                                .addSubcommand("list", new CsrListCommand(session))
                                .addSubcommand("export", new CsrExportCommand(session))
                                .addSubcommand("accept", new CsrAcceptCommand(session))
                                .addSubcommand("remove", new CsrRemoveCommand(session))
                                .addSubcommand("commands", new CsrCommandsCommand(session)))
                .addSubcommand("sign", new SignCommand(session))
                .addSubcommand("renew", new RenewCommand(session))
                .addSubcommand("expiring", new ExpiringCommand(session))
                .addSubcommand("list", new ListCommand(session))
                .addSubcommand("show", new ShowCommand(session))
                .addSubcommand("delete", new DeleteCommand(session))
                .addSubcommand(
                        "trash",
                        group("list", new TrashListCommand(session))
                                .addSubcommand("restore", new TrashRestoreCommand(session))
                                .addSubcommand("empty", new TrashEmptyCommand(session)))
                .addSubcommand(
                        "audit",
                        group("list", new AuditListCommand(session))
                                .addSubcommand("verify", new AuditVerifyCommand(session)))
                .addSubcommand("backup", new BackupCommand(session))
                .addSubcommand("restore", new RestoreCommand(session))
                .addSubcommand("export", new ExportCommand(session))
                .addSubcommand("import", new ImportCommand(session))
                .addSubcommand("revoke", new RevokeCommand(session))
                .addSubcommand("release", new ReleaseCommand(session))
                .addSubcommand("crl", new CrlCommand(session))
                .addSubcommand("ocsp", group("serve", new OcspServeCommand(session)))
                .addSubcommand("test", new TestCommand(session))
                .addSubcommand("dry-run", new DryRunCommand(session))
                .addSubcommand(
                        "runs",
                        group("list", new RunsListCommand(session))
                                .addSubcommand("show", new RunsShowCommand(session))
                                .addSubcommand("again", new RunsAgainCommand(session))
                                .addSubcommand("diff", new RunsDiffCommand(session))
                                .addSubcommand("remove", new RunsRemoveCommand(session)))
                .addSubcommand("report", new ReportCommand(session))
                .addSubcommand("verify", new VerifyCommand(session))
                .addSubcommand("inspect", new InspectCommand(session))
                .addSubcommand("doctor", new DoctorCommand(session))
                .addSubcommand("convert", new ConvertCommand(session))
                .addSubcommand("compare", new CompareCommand(session));
        // a profile may be called like a command: --profile client
        tree.setAllowSubcommandsAsOptionParameters(true)
                .setResourceBundle(session.messages().bundle())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH);
        tree.getCommandSpec().versionProvider(CommandTree::version);
        describe(tree);
        return tree;
    }

    private static CommandLine group(String name, Object command) {
        return new CommandLine(new CommandGroup()).addSubcommand(name, command);
    }

    private static String[] version() {
        var module = CommandTree.class.getModule().getDescriptor();
        var version = Optional.ofNullable(module).flatMap(java.lang.module.ModuleDescriptor::rawVersion);
        return new String[] {"certwright " + version.orElse("(not packaged)")};
    }

    private void describe(CommandLine command) {
        var messages = session.messages();
        var usage = command.getCommandSpec().usageMessage();
        usage.description(messages.text(key(command)))
                .synopsisHeading(messages.text("cli.help.synopsis") + " ")
                .optionListHeading("%n" + messages.text("cli.help.options") + "%n")
                .parameterListHeading("%n")
                .commandListHeading("%n" + messages.text("cli.help.commands") + "%n")
                .sortOptions(false);
        if (command.getParent() == null) {
            usage.exitCodeListHeading("%n" + messages.text("cli.help.exitStatus") + "%n")
                    .exitCodeList(exitCodes(messages));
        }
        command.getSubcommands().values().forEach(this::describe);
    }

    /// `cli.help.certwright.issue.server` for `certwright issue server`.
    private static String key(CommandLine command) {
        return "cli.help." + command.getCommandSpec().qualifiedName(".");
    }

    private static Map<String, String> exitCodes(Messages messages) {
        var codes = new LinkedHashMap<String, String>();
        for (var status : ExitStatus.values()) {
            codes.put(Integer.toString(status.code()), messages.text("cli.exitStatus." + status.code()));
        }
        return codes;
    }
}
