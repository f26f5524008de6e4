package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which pictures of a gallery a command changes: by a condition, by their ids, or by both. */
final class Selection {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Pictures for which this holds, as in \"label=polyp and not split=test\".")
    private Optional<Filter> where = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", split = ",", description = "Pictures of these ids.")
    private List<String> ids = List.of();

    @Option(names = "--dry-run", description = "Only say what would be changed.")
    private boolean dryRun;

    /**
     * The selected pictures.
     *
     * @throws ParameterException if nothing was selected
     * @throws IllegalArgumentException if an id is not in the gallery
     */
    List<Entry> entries(GalleryReader gallery) {
        if (where.isEmpty() && ids.isEmpty()) {
            throw new ParameterException(command.commandLine(), "say which pictures: --where CONDITION, or --id ID,ID");
        }
        Filter filter = where.orElse(Filter.ALL);
        List<Entry> entries = new ArrayList<>();
        if (ids.isEmpty()) {
            gallery.forEach(filter, entries::add);
            return entries;
        }
        for (String id : ids) {
            Entry entry = gallery.get(id)
                    .orElseThrow(() -> new IllegalArgumentException("the gallery has no picture '" + id + "'"));
            if (filter.matches(entry.facts())) {
                entries.add(entry);
            }
        }
        return entries;
    }

    boolean isDryRun() {
        return dryRun;
    }
}
