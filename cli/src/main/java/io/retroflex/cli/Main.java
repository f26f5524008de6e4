package io.retroflex.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code retroflex}: exit 0 when all went well, 1 when something failed, 2 when it was called wrongly. */
@Command(
        name = "retroflex",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Finds the photographs that prove an endoscopy was complete, and shows why it thinks so.")
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
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
