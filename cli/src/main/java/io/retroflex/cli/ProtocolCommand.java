package io.retroflex.cli;

import picocli.CommandLine.Command;

/** {@code retroflex protocol}. */
@Command(
        name = "protocol",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Protocols: which photographs an examination has to have.",
        subcommands = {ProtocolList.class, ProtocolShow.class, ProtocolCheck.class})
final class ProtocolCommand {}
