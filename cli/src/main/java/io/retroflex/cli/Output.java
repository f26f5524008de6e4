package io.retroflex.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command writes: results on standard output, as text or as JSON; everything else on standard error. */
final class Output {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    private boolean json;

    /** Whether the result is asked for as JSON. */
    boolean isJson() {
        return json;
    }

    /** Prints a result as JSON. */
    void printJson(Object result) {
        command.commandLine().getOut().println(JSON.writeValueAsString(result));
        command.commandLine().getOut().flush();
    }

    /** Prints a result as JSON on one line, for results that come one after the other. */
    void printJsonLine(JsonNode result) {
        print(result.toString());
    }

    /** Prints a line of the result as text. */
    void print(String line) {
        command.commandLine().getOut().println(line);
        command.commandLine().getOut().flush();
    }

    /** Tells the user something that is not the result. */
    void note(String line) {
        command.commandLine().getErr().println(line);
        command.commandLine().getErr().flush();
    }

    /** The error of a command that was called wrongly: shown with how to call it, exit code 2. */
    ParameterException misuse(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Where results go. */
    PrintWriter results() {
        return command.commandLine().getOut();
    }

    /** Where notes go. */
    PrintWriter notes() {
        return command.commandLine().getErr();
    }

    /** Prints a table, columns as wide as their widest cell. */
    void printTable(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i + 1 < row.size()) {
                    line.repeat(' ', widths[i] - row.get(i).length() + 2);
                }
            }
            print(line.toString());
        }
    }
}
