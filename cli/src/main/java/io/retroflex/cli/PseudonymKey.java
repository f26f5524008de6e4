package io.retroflex.cli;

import io.retroflex.audit.procedure.Pseudonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The key that procedures' pseudonyms are made with. */
final class PseudonymKey {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The key of the pseudonyms (default: retroflex/pseudonym.key in the folder of your settings); made if"
                            + " it is not there. Whoever has it can tell which procedure a pseudonym is of.")
    private Optional<Path> file = Optional.empty();

    /** With the key that was named, or the user's own. */
    Pseudonyms pseudonyms() throws IOException {
        return Pseudonyms.withKeyIn(file.orElseGet(PseudonymKey::usual));
    }

    private static Path usual() {
        Path settings = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
        return settings.resolve("retroflex").resolve("pseudonym.key");
    }
}
