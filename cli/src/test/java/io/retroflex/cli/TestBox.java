package io.retroflex.cli;

import io.retroflex.gallery.BoxedGallery;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Runs the command with a gallery of the test's own in the box, under the name of {@code light}. */
final class TestBox {
    private TestBox() {}

    static CommandRun run(Path box, Object... arguments) {
        AskedGallery.Box one = name -> name.equals("light") ? BoxedGallery.in(box) : Optional.empty();
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> kind) throws Exception {
                if (kind == SearchCommand.class) {
                    return kind.cast(new SearchCommand(one));
                }
                return kind == EvaluateCommand.class
                        ? kind.cast(new EvaluateCommand(one))
                        : CommandLine.defaultFactory().create(kind);
            }
        };
        return CommandRun.of(Main.commandLine(factory), arguments);
    }
}
