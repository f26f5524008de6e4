package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex search}. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Finds the labelled pictures of a gallery that look most like a picture.",
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class SearchCommand implements Callable<Integer> {
    @Option(names = "--gallery", required = true, description = "The gallery's folder.")
    private Path path = Path.of("");

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "Pictures to ask about.")
    private List<Path> pictures = List.of();

    @Option(names = "--model", description = "The gallery's model, if it is not where it was.")
    private Optional<String> model = Optional.empty();

    @Option(names = "-k", defaultValue = "5", description = "How many neighbours (default: ${DEFAULT-VALUE}).")
    private int k = 5;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only among pictures for which this holds, as in 'label=polyp'.")
    private Filter where = Filter.ALL;

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    /** A query's answer, as {@code --json} prints it. */
    record Answer(String query, List<Found> neighbours) {}

    /** A neighbour, as {@code --json} prints it. */
    record Found(String id, String label, float cosine, String file) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (k < 1) {
            throw output.misuse("-k is " + k + "; the least is 1");
        }
        List<Answer> answers = new ArrayList<>();
        try (LuceneGallery gallery = LuceneGallery.openReadOnly(path)) {
            Model opened = Models.open(model.orElse(gallery.header().model())).model();
            gallery.requireModel(opened.fingerprint());
            try (DualEmbedder embedder = DualEmbedder.of(opened, EmbedderOptions.forPictures(pictures.size()));
                    Progress progress = Progress.of("Searching", "pictures", 1, pictures.size())) {
                new EmbeddingStream(embedder, id -> true).run(pictures, outcome -> {
                    switch (outcome) {
                        case Refused refused -> bad.add(refused.reason());
                        case Unwanted unwanted -> throw new IllegalStateException("every picture is wanted");
                        case Embedded embedded ->
                            answers.add(answer(embedded.file(), gallery.neighbours(embedded.embedding(), k, where)));
                    }
                    progress.at(answers.size() + bad.count());
                });
            }
        }
        if (output.isJson()) {
            output.printJson(answers);
        } else {
            answers.forEach(this::print);
        }
        return bad.report(output, answers.size());
    }

    private static Answer answer(Path query, List<Neighbour> neighbours) {
        return new Answer(
                query.toString(),
                neighbours.stream()
                        .map(neighbour -> new Found(
                                neighbour.id(), neighbour.label(), neighbour.cosine(), file(neighbour.facts())))
                        .toList());
    }

    /** Where a gallery's picture lies, as far as the gallery knows. */
    static String file(Facts facts) {
        String name = facts.get(Facts.FILE).orElse("");
        return facts.get(GalleryFiller.FOLDER)
                .map(folder -> Path.of(folder).resolve(name).toString())
                .orElse(name);
    }

    private void print(Answer answer) {
        output.print(answer.query());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < answer.neighbours().size(); i++) {
            Found found = answer.neighbours().get(i);
            rows.add(List.of(
                    "  " + (i + 1), String.format(Locale.ROOT, "%.4f", found.cosine()), found.label(), found.file()));
        }
        if (rows.isEmpty()) {
            output.print("  no picture of the gallery meets the condition");
        }
        output.printTable(rows);
    }
}
