package io.retroflex.cli;

import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.weights.Fetched;
import io.retroflex.vision.weights.KnownWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model that came with Retroflex, whole or with a base that was fetched.
 *
 * @param bytes of its whole folder
 * @param base the file that was fetched, if one was
 * @param baseLicence of that file
 * @param ownLicences of the other branches
 */
record FetchedModel(
        String folder,
        String name,
        long bytes,
        int dimension,
        String fingerprint,
        Optional<Fetched> base,
        Optional<String> baseLicence,
        List<String> ownLicences) {
    static FetchedModel of(Model model, Path folder, Fetched base, KnownWeights known) throws IOException {
        return of(model, folder, 1, Optional.of(base), Optional.of(known.licence()));
    }

    static FetchedModel of(Model model, Path folder) throws IOException {
        return of(model, folder, 0, Optional.empty(), Optional.empty());
    }

    private static FetchedModel of(
            Model model, Path folder, int fetched, Optional<Fetched> base, Optional<String> baseLicence)
            throws IOException {
        List<String> ownLicences = model.description().branches().stream()
                .skip(fetched)
                .map(Branch::licence)
                .distinct()
                .toList();
        return new FetchedModel(
                folder.toString(),
                model.description().name(),
                size(folder),
                model.description().dimension(),
                model.fingerprint(),
                base,
                baseLicence,
                ownLicences);
    }

    /** What to tell the user. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(folder + ": model " + name + ", " + bytes + " bytes, embeddings of dimension " + dimension);
        lines.add("fingerprint " + fingerprint);
        baseLicence.ifPresent(licence -> lines.add("licence of the fetched base: " + licence));
        if (!ownLicences.isEmpty()) {
            lines.add("licence of what came with Retroflex: " + String.join(", ", ownLicences));
        }
        lines.add("Next: retroflex gallery build --model " + folder + " --data DIR --out GALLERY");
        return lines;
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
