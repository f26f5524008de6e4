package io.retroflex.cli;

import io.retroflex.vision.model.JoinedModel;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.picture.Symmetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex model join}. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Puts two models of one branch each together, their vectors end to end.",
            "",
            "Nothing is learnt: it is what 'retroflex train' with the same two bases starts from."
        })
final class ModelJoin implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FIRST", description = "A folder, or a known name.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
    private String second = "";

    @Option(
            names = "--symmetries",
            description =
                    "Look at each picture as it is, mirrored and turned upside down, and take the mean: three times"
                            + " the work.")
    private boolean symmetries;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to make.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    /** What was written. */
    record Joined(String folder, String fingerprint, int dimension) {}

    @Override
    public Integer call() throws IOException {
        Model both =
                JoinedModel.of(Models.open(first).model(), Models.open(second).model());
        Model joined = ModelFolder.write(out, symmetries ? both.with(List.of(Symmetry.values())) : both);
        Joined written = new Joined(
                out.toAbsolutePath().normalize().toString(),
                joined.fingerprint(),
                joined.description().dimension());
        if (output.isJson()) {
            output.printJson(written);
        } else {
            output.print(out + ": embeddings of dimension " + written.dimension() + ", fingerprint "
                    + written.fingerprint());
        }
        return 0;
    }
}
