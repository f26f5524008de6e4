package io.retroflex.cli;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retroflex protocol list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists the protocols that come with Retroflex.")
final class ProtocolList implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints of each. */
    record Listed(String id, String name, String organ, int stations, String source, String unsure) {}

    @Override
    public Integer call() throws IOException {
        List<Listed> listed = new ArrayList<>();
        for (String id : Protocols.IDS) {
            Protocol protocol = Protocols.open(id);
            listed.add(new Listed(
                    id,
                    protocol.name(),
                    protocol.organ().name().toLowerCase(Locale.ROOT),
                    protocol.stations().size(),
                    protocol.source().text(),
                    protocol.unsure().orElse("")));
        }
        if (output.isJson()) {
            output.printJson(listed);
        } else {
            output.printTable(listed.stream()
                    .map(one -> List.of(
                            one.id(),
                            one.organ(),
                            one.stations() + (one.stations() == 1 ? " station" : " stations"),
                            one.name() + (one.unsure().isEmpty() ? "" : " [unsure]")))
                    .toList());
        }
        return 0;
    }
}
