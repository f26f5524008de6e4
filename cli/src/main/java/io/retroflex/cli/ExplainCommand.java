package io.retroflex.cli;

import io.retroflex.evaluation.report.ExplanationPicture;
import io.retroflex.vision.explain.Cell;
import io.retroflex.vision.explain.Explainer;
import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.explain.HeatMap;
import io.retroflex.vision.explain.Match;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Draws which parts of two pictures their cosine comes from.",
            "",
            "Parts are hidden one after the other: where the cosine falls, there it came from. It shows where a model looks,"
                    + " not why."
        },
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "QUERY", description = "The picture that was asked about.")
    private Path query = Path.of("");

    @Parameters(index = "1", paramLabel = "NEIGHBOUR", description = "The picture that was found.")
    private Path neighbour = Path.of("");

    @Option(
            names = "--model",
            defaultValue = AskedGallery.USUAL_MODEL,
            description = "The model whose cosine it is: a folder, or a known name (default: ${DEFAULT-VALUE}).")
    private String model = AskedGallery.USUAL_MODEL;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The picture to write, FILE.png.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    /**
     * What is found, as {@code --json} prints it.
     *
     * @param matches with rows and columns from 0, as the heat has them
     * @param queryHeat how far the cosine falls when a cell is hidden, row by row
     */
    record Answer(
            String query,
            String neighbour,
            float cosine,
            List<Match> matches,
            List<List<Float>> queryHeat,
            List<List<Float>> neighbourHeat,
            String picture) {}

    @Override
    public Integer call() throws IOException {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw output.misuse("--out is " + out + "; name a file that ends in .png");
        }
        Picture asked = PictureReader.read(query);
        Picture found = PictureReader.read(neighbour);
        Explanation explanation;
        try (Explainer explainer = Explainer.of(Models.open(model).model(), EmbedderOptions.forMany())) {
            explanation = explainer.explain(asked, found);
        }
        new ExplanationPicture(explanation, query.toString(), neighbour.toString()).write(out);
        if (output.isJson()) {
            output.printJson(new Answer(
                    query.toString(),
                    neighbour.toString(),
                    explanation.cosine(),
                    explanation.matches(),
                    rows(explanation.query().heat()),
                    rows(explanation.neighbour().heat()),
                    out.toString()));
        } else {
            print(explanation);
        }
        return 0;
    }

    private static List<List<Float>> rows(HeatMap heat) {
        List<List<Float>> rows = new ArrayList<>();
        for (int row = 0; row < heat.rows(); row++) {
            List<Float> cells = new ArrayList<>();
            for (int column = 0; column < heat.columns(); column++) {
                cells.add(heat.at(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private void print(Explanation explanation) {
        output.print(String.format(Locale.ROOT, "cosine %.4f", explanation.cosine()));
        List<List<String>> rows = new ArrayList<>();
        for (Match match : explanation.matches()) {
            rows.add(List.of(
                    "  " + (rows.size() + 1),
                    "query " + words(match.query()),
                    "neighbour " + words(match.neighbour()),
                    String.format(Locale.ROOT, "shared %.4f", match.shared())));
        }
        output.printTable(rows);
        output.print("picture: " + out);
    }

    private static String words(Cell cell) {
        return "row " + (cell.row() + 1) + ", column " + (cell.column() + 1);
    }
}
