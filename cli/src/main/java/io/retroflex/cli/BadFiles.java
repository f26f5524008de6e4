package io.retroflex.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The files of a batch that could not be used; the rest of the batch went on. */
final class BadFiles {
    @Option(names = "--strict", description = "End with exit code 1 if any file could not be used.")
    private boolean strict;

    private final List<String> reasons = new ArrayList<>();

    void add(String reason) {
        reasons.add(reason);
    }

    int count() {
        return reasons.size();
    }

    /**
     * Lists them on standard error.
     *
     * @param good how many files could be used
     * @return the exit code: 1 if none could, or with {@code --strict} if not all could
     */
    int report(Output output, int good) {
        if (!reasons.isEmpty()) {
            output.note(reasons.size() + (reasons.size() == 1 ? " file" : " files") + " could not be used:");
            reasons.forEach(reason -> output.note("  " + reason));
        }
        boolean failed = strict ? !reasons.isEmpty() : good == 0;
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
