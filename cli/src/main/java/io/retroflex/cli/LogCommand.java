package io.retroflex.cli;

import picocli.CommandLine.Command;

/** {@code retroflex log}. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "The service's access log: who asked what of it.",
        subcommands = LogVerify.class)
final class LogCommand {}
