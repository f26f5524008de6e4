package io.retroflex.cli;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.protocol.Station;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex protocol show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows a protocol: its source, its stations, and the labels that show each.")
final class ProtocolShow implements Callable<Integer> {
    @Parameters(paramLabel = "ID|FILE", description = "One that comes with Retroflex, or a file of your own.")
    private String protocol = "";

    @Option(names = "--yaml", description = "Print its file as it stands, to make one of your own from it.")
    private boolean yaml;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Protocol shown = Protocols.open(protocol);
        if (yaml) {
            output.print(Protocols.text(protocol).stripTrailing());
        } else if (output.isJson()) {
            output.printJson(shown);
        } else {
            print(shown);
        }
        return 0;
    }

    private void print(Protocol shown) {
        output.print(shown.name());
        output.print("  " + words(shown.source()));
        shown.unsure().ifPresent(unsure -> output.print("  [unsure] " + unsure));
        shown.target()
                .ifPresent(target -> output.print(
                        String.format(Locale.ROOT, "  target: %.0f %% of a unit's procedures complete", 100 * target)));
        output.print(String.format(
                Locale.ROOT,
                "  a station that is missing is called documented in at most %.0f %% of cases, one with a picture not found in"
                        + " at most %.0f %%",
                100 * shown.risk().wrong(),
                100 * shown.risk().missed()));
        shown.withdrawal().ifPresent(this::print);
        shown.stations().forEach(this::print);
    }

    private void print(Protocol.Withdrawal withdrawal) {
        output.print(String.format(
                Locale.ROOT,
                "  withdrawal from %s on should take at least %s minutes",
                withdrawal.from(),
                BigDecimal.valueOf(withdrawal.minutes()).stripTrailingZeros().toPlainString()));
        withdrawal.source().ifPresent(source -> output.print("    " + words(source)));
        withdrawal.unsure().ifPresent(unsure -> output.print("    [unsure] " + unsure));
    }

    private static String words(Protocol.Source source) {
        return source.text() + source.doi().map(doi -> ", doi:" + doi).orElse("");
    }

    private void print(Station station) {
        output.print("");
        output.print(station.id() + ": " + station.name()
                + (station.view() == Station.View.RETROFLEXED ? " (retroflexed)" : "")
                + (station.count() > 1 ? ", " + station.count() + " pictures" : ""));
        for (Station.Alternative alternative : station.alternatives()) {
            String name = station.alternatives().size() == 1 ? "" : alternative.name() + ": ";
            output.print("  " + name + words(alternative));
        }
        station.note().ifPresent(note -> output.print("  " + note));
        station.unsure().ifPresent(unsure -> output.print("  [unsure] " + unsure));
    }

    private static String words(Station.Alternative alternative) {
        String shown = list("shown by ", alternative.labels());
        String nearly = list("nearly shown by ", alternative.proxies());
        return shown + (shown.isEmpty() || nearly.isEmpty() ? "" : "; ") + nearly;
    }

    private static String list(String before, List<String> labels) {
        return labels.isEmpty() ? "" : before + String.join(", ", labels);
    }
}
