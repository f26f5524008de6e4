package io.retroflex.cli;

import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The command {@code retroflex}: exit 0 when all went well, 1 when something failed, 2 when it was called wrongly. */
@Command(
        name = "retroflex",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Finds the photographs that prove an endoscopy was complete, and shows why it thinks so.",
        footer = {"", "A retrospective quality audit, not a diagnosis."},
        subcommands = {
            ModelCommand.class,
            GalleryCommand.class,
            SearchCommand.class,
            AuditCommand.class,
            AuditUnitCommand.class,
            MapCommand.class,
            ProtocolCommand.class,
            ExplainCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            PretrainCommand.class,
            DistilCommand.class,
            AblateCommand.class,
            ServeCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            LogCommand.class,
            DicomCommand.class,
            DemoCommand.class,
            ScenesCommand.class,
            GenerateCompletion.class
        })
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all below it. */
    static CommandLine commandLine() {
        return commandLine(CommandLine.defaultFactory());
    }

    /** As above, its commands made by that factory. */
    static CommandLine commandLine(CommandLine.IFactory factory) {
        CommandLine retroflex = new CommandLine(new Main(), factory);
        // picocli's own command would state picocli's version.
        retroflex.getSubcommands().get("generate-completion").getCommandSpec().versionProvider(new Version());
        return retroflex
                .registerConverter(Filter.class, Main::condition)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
    }

    private static Filter condition(String text) {
        try {
            return Filter.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** A failure that its message explains is one line; anything else is a fault of ours and shows where it happened. */
    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof InterruptedException) {
            err.println("retroflex: interrupted; what was committed stays");
        } else if (failure instanceof Failure
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof GalleryException
                || failure instanceof IllegalArgumentException) {
            err.println("retroflex: " + failure.getMessage());
        } else {
            err.println("retroflex: a fault of Retroflex itself; please report it with the lines below");
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the jar's manifest states. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"retroflex " + version};
        }
    }
}
