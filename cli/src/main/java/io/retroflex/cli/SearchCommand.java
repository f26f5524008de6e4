package io.retroflex.cli;

import io.retroflex.evaluation.report.SearchPage;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    @Mixin
    private GalleryChoice choice = new GalleryChoice();

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "Pictures to ask about.")
    private List<Path> pictures = List.of();

    @Option(names = "-k", defaultValue = "5", description = "How many neighbours (default: ${DEFAULT-VALUE}).")
    private int k = 5;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only among pictures for which this holds, as in 'label=polyp'.")
    private Filter where = Filter.ALL;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Write a page, FILE.html, that shows each picture beside its neighbours.")
    private Optional<Path> page = Optional.empty();

    @Mixin
    private NeighbourPictures pictured = new NeighbourPictures();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    private final AskedGallery.Box box;

    SearchCommand() {
        this(BoxedGallery::named);
    }

    SearchCommand(AskedGallery.Box box) {
        this.box = box;
    }

    /** A query's answer, as {@code --json} prints it. */
    record Answer(String query, List<Found> neighbours) {}

    /** A neighbour, as {@code --json} prints it. */
    record Found(String id, String label, float cosine, String file) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (k < 1) {
            throw output.misuse("-k is " + k + "; the least is 1");
        }
        if (page.isPresent() && !page.get().toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw output.misuse("--page is " + page.get() + "; name a file that ends in .html");
        }
        pictured.requireFolder();
        List<Asked> asked = new ArrayList<>();
        try (AskedGallery gallery = choice.open(box, output);
                DualEmbedder embedder =
                        DualEmbedder.of(gallery.model(), EmbedderOptions.forPictures(pictures.size()))) {
            ask(gallery, embedder, asked);
            if (page.isPresent()) {
                output.note("page: " + write(page.get(), gallery, asked));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Asked question : asked) {
            answers.add(answer(question));
        }
        if (output.isJson()) {
            output.printJson(answers);
        } else {
            answers.forEach(this::print);
        }
        return bad.report(output, answers.size());
    }

    /** A picture and its neighbours. */
    private record Asked(Path query, List<Neighbour> neighbours) {}

    private void ask(AskedGallery gallery, DualEmbedder embedder, List<Asked> asked) throws InterruptedException {
        try (Progress progress = Progress.of("Searching", "pictures", 1, pictures.size())) {
            new EmbeddingStream(embedder, id -> true).run(pictures, outcome -> {
                switch (outcome) {
                    case Refused refused -> bad.add(refused.reason());
                    case Unwanted unwanted -> throw new IllegalStateException("every picture is wanted");
                    case Embedded embedded ->
                        asked.add(new Asked(
                                embedded.file(), gallery.gallery().neighbours(embedded.embedding(), k, where)));
                }
                progress.at(asked.size() + bad.count());
            });
        }
    }

    private Path write(Path target, AskedGallery gallery, List<Asked> asked) throws IOException {
        Map<String, PictureSource> sources = new HashMap<>();
        List<SearchPage.Row> rows = new ArrayList<>();
        for (Asked question : asked) {
            String query = "query " + question.query();
            sources.put(query, PictureSource.file(question.query()));
            for (Neighbour neighbour : question.neighbours()) {
                pictured.source(neighbour.facts()).ifPresent(source -> sources.put(neighbour.id(), source));
            }
            rows.add(new SearchPage.Row(query, question.query().getFileName().toString(), question.neighbours()));
        }
        return new SearchPage(
                        gallery.description(),
                        gallery.gallery().size(),
                        gallery.credit(),
                        gallery.model().description().name(),
                        gallery.model().fingerprint(),
                        LocalDate.now(ZoneId.systemDefault()),
                        rows,
                        new Thumbnails(id -> Optional.ofNullable(sources.get(id)), output::note))
                .write(target);
    }

    private Answer answer(Asked asked) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Neighbour neighbour : asked.neighbours()) {
            String file = pictured.file(neighbour.facts()).map(Path::toString).orElseGet(() -> file(neighbour.facts()));
            found.add(new Found(neighbour.id(), neighbour.label(), neighbour.cosine(), file));
        }
        return new Answer(asked.query().toString(), found);
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
