package io.retroflex.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of the command, in this process.
 *
 * @param out all of standard output
 * @param errors all of standard error
 */
record CommandRun(int exit, String out, String errors) {
    /** Runs the command with these arguments, each as its text. */
    static CommandRun of(Object... arguments) {
        return of(Main.commandLine(), arguments);
    }

    /** As above, of a command that was made otherwise. */
    static CommandRun of(CommandLine command, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(errors));
        int exit =
                command.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new CommandRun(exit, out.toString(), errors.toString());
    }

    /** As {@link #of}, of a command that is there to prepare the test. */
    static CommandRun good(Object... arguments) {
        CommandRun run = of(arguments);
        if (run.exit != 0) {
            throw new AssertionError(Arrays.toString(arguments) + " ended with " + run.exit + ": " + run.errors);
        }
        return run;
    }

    /** Standard output, which is one JSON value and nothing else. */
    JsonNode json() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(out);
    }

    /** The lines of standard error. */
    List<String> errorLines() {
        return errors.lines().toList();
    }
}
