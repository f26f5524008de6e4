package io.retroflex.cli;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.ProtocolReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex protocol check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Checks protocol files of your own; ends with exit code 1 if one breaks a rule.")
final class ProtocolCheck implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints of each. */
    record Checked(String file, boolean good, String problem) {}

    @Override
    public Integer call() {
        List<Checked> checked = new ArrayList<>();
        for (Path file : files) {
            try {
                Protocol protocol = ProtocolReader.read(file);
                checked.add(new Checked(file.toString(), true, ""));
                if (!output.isJson()) {
                    output.print(file + ": good, " + protocol.stations().size()
                            + (protocol.stations().size() == 1 ? " station" : " stations"));
                }
            } catch (IOException e) {
                checked.add(new Checked(file.toString(), false, e.getMessage()));
                output.note(e.getMessage());
            }
        }
        if (output.isJson()) {
            output.printJson(checked);
        }
        return checked.stream().allMatch(Checked::good) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
