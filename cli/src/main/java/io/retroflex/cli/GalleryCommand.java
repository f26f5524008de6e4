package io.retroflex.cli;

import picocli.CommandLine.Command;

/** Everything about galleries. */
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Builds and keeps galleries: labelled pictures with their embeddings.",
        subcommands = {
            GalleryBuild.class,
            GalleryAdd.class,
            GalleryRemove.class,
            GalleryRelabel.class,
            GalleryReembed.class,
            GalleryInfo.class,
            GalleryChecking.class,
            GalleryExport.class,
            GalleryBox.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class GalleryCommand {}
