package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What holds for every command there is. */
class EveryCommandTest {
    static Stream<List<String>> everyCommand() {
        List<List<String>> all = new ArrayList<>();
        collect(List.of(), Main.commandLine(), all);
        return all.stream();
    }

    /** Without picocli's {@code generate-completion}, which takes whatever follows it and does not care. */
    static Stream<List<String>> everyCommandOfOurs() {
        return everyCommand().filter(path -> !path.contains("generate-completion"));
    }

    private static void collect(List<String> path, CommandLine command, List<List<String>> all) {
        all.add(path);
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(longer, below, all);
        });
    }

    @Test
    void theCommandsHaveTheNamesTheyWerePromised() {
        assertThat(everyCommand().map(path -> String.join(" ", path)))
                .contains(
                        "model list",
                        "model info",
                        "model fetch",
                        "model import",
                        "model box",
                        "gallery build",
                        "gallery add",
                        "gallery remove",
                        "gallery relabel",
                        "gallery reembed",
                        "gallery info",
                        "gallery check",
                        "gallery export",
                        "gallery box",
                        "search",
                        "audit",
                        "protocol list",
                        "protocol show",
                        "protocol check",
                        "evaluate",
                        "train",
                        "pretrain",
                        "distil",
                        "ablate",
                        "serve",
                        "backup",
                        "restore",
                        "log verify",
                        "dicom",
                        "scenes");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelpAndVersion(List<String> path) {
        CommandRun help = CommandRun.of(with(path, "--help"));
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: retroflex" + (path.isEmpty() ? "" : " " + String.join(" ", path)));
        assertThat(help.errors()).isEmpty();

        CommandRun version = CommandRun.of(with(path, "--version"));
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("retroflex ").hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("everyCommandOfOurs")
    void anUnknownOptionIsAUsageError(List<String> path) {
        CommandRun run = CommandRun.of(with(path, "--no-such-option"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("Usage: retroflex");
    }

    private static Object[] with(List<String> path, String option) {
        return Stream.concat(path.stream(), Stream.of(option)).toArray();
    }
}
