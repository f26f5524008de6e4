package io.retroflex.cli;

import picocli.CommandLine.Command;

/** Everything about models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists, shows, fetches and imports models.",
        subcommands = {ModelList.class, ModelInfo.class, ModelFetch.class, ModelImporting.class},
        synopsisSubcommandLabel = "COMMAND")
final class ModelCommand {}
