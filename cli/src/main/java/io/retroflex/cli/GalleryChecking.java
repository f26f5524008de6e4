package io.retroflex.cli;

import io.retroflex.gallery.GalleryCheck;
import io.retroflex.gallery.LuceneGallery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Reads all of a gallery and says whether anything is damaged; exit code 1 if so.")
final class GalleryChecking implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String gallery, boolean clean, int pictures, List<String> problems) {}

    @Override
    public Integer call() {
        GalleryCheck check = LuceneGallery.check(path);
        if (output.isJson()) {
            output.printJson(new Result(path.toString(), check.clean(), check.entries(), check.problems()));
        } else {
            check.problems().forEach(output::print);
            output.print(path + ": " + check.entries() + " pictures, "
                    + (check.clean() ? "clean" : check.problems().size() + " problems"));
        }
        return check.clean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
