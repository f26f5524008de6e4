package io.retroflex.cli;

import picocli.CommandLine.Command;

/** Everything about models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists, shows, fetches, imports, joins and boxes models.",
        subcommands = {
            ModelList.class,
            ModelInfo.class,
            ModelFetch.class,
            ModelImporting.class,
            ModelJoin.class,
            ModelBox.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class ModelCommand {}
