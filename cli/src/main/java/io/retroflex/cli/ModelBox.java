package io.retroflex.cli;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex model box}. */
@Command(
        name = "box",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Writes what was learnt of a model, in half precision and, unless told otherwise, without the base of its first",
            "branch.",
            "",
            "So a model can be handed on whose first base must not be: whoever has that base puts both together again."
        })
final class ModelBox implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A folder, or a known name.")
    private String model = "";

    @Option(names = "--whole", description = "With the base of its first branch, of a model that may all be handed on.")
    private boolean whole;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to make.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    /** What was written. */
    record Boxed(String folder, String fingerprint) {}

    @Override
    public Integer call() throws IOException {
        Model opened = Models.open(model).model();
        Model boxed = whole ? BoxedModel.writeWhole(opened, out) : BoxedModel.write(opened, out);
        Boxed written = new Boxed(out.toAbsolutePath().normalize().toString(), boxed.fingerprint());
        if (output.isJson()) {
            output.printJson(written);
        } else {
            output.print(out + ": "
                    + (whole
                            ? "all of it; its fingerprint is "
                            : "all but the base of "
                                    + boxed.description().branches().getFirst().family()
                                    + "; put together again, its fingerprint is ")
                    + written.fingerprint());
        }
        return 0;
    }
}
