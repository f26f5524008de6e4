package io.retroflex.cli;

import io.retroflex.evaluation.report.ContentsPage;
import io.retroflex.scenes.camera.Camera;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a demo does: commands as a user would type them, one after the other.
 *
 * @param folder where everything lies
 */
record DemoPlan(Path folder) {
    private static final String SCENES = "scenes";
    private static final String PHOTOGRAPHS = "photographs";

    /**
     * A step.
     *
     * @param title of it
     * @param text what comes of it
     * @param arguments of the command {@code retroflex}
     * @param picture that shows it, in the folder
     * @param page that shows it, in the folder
     */
    record Step(String title, String text, List<String> arguments, Optional<String> picture, Optional<String> page) {
        /** The command as a user would type it. */
        String command() {
            return "retroflex " + String.join(" ", arguments);
        }
    }

    /** The steps before there are photographs to choose from. */
    List<Step> drawing() {
        return List.of(
                new Step(
                        "A gallery of synthetic scenes",
                        "Eight scenes of each label, drawn from seeds: no picture of a patient. They are the labelled pictures"
                                + " that photographs are held against.",
                        List.of(
                                SCENES,
                                "--count",
                                "160",
                                "--seed",
                                "1",
                                "--cameras",
                                names(Camera.SEEN),
                                "--out",
                                in(SCENES),
                                "--sheet",
                                in("scenes.jpg")),
                        Optional.of("scenes.jpg"),
                        Optional.empty()),
                new Step(
                        "Photographs",
                        "Three of each label, drawn from other seeds and through cameras that the gallery does not have.",
                        List.of(
                                SCENES,
                                "--count",
                                "60",
                                "--seed",
                                "2",
                                "--cameras",
                                names(Camera.UNSEEN),
                                "--out",
                                in(PHOTOGRAPHS),
                                "--sheet",
                                in("photographs.jpg")),
                        Optional.of("photographs.jpg"),
                        Optional.empty()));
    }

    /**
     * The steps that use what was drawn.
     *
     * @param queries photographs to ask about
     */
    List<Step> answering(List<Path> queries) {
        List<String> search =
                new ArrayList<>(List.of("search", "--gallery", in("gallery"), "--page", in("search.html")));
        queries.forEach(query -> search.add(query.toString()));
        return List.of(
                new Step(
                        "The gallery",
                        "The model starter, which comes with Retroflex, makes an embedding of each scene.",
                        List.of("gallery", "build", "--data", in(SCENES), "--model", "starter", "--out", in("gallery")),
                        Optional.empty(),
                        Optional.empty()),
                new Step(
                        "What do these photographs show?",
                        "Each photograph finds its neighbours; their labels say what it shows, and they are the evidence.",
                        search,
                        Optional.empty(),
                        Optional.of("search.html")),
                new Step(
                        "How often is that right?",
                        "All photographs against the gallery, with intervals, by label, and the wrong ones first.",
                        List.of(
                                "evaluate",
                                "--data",
                                in(SCENES),
                                "--queries",
                                in(PHOTOGRAPHS),
                                "--model",
                                "starter",
                                "--report",
                                in("evaluation")),
                        Optional.empty(),
                        Optional.of("evaluation/report.html")));
    }

    /** Where the photographs lie. */
    Path photographs() {
        return folder.resolve(PHOTOGRAPHS);
    }

    private static String names(List<Camera> cameras) {
        return cameras.stream().map(Camera::name).collect(Collectors.joining(","));
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    /** The page that leads to all of it. */
    ContentsPage page(List<Step> steps) {
        return new ContentsPage(
                "A demonstration",
                "Everything here was made on this machine in this run: the pictures are synthetic scenes, the model came with"
                        + " Retroflex, and nothing was fetched.",
                steps.stream().map(DemoPlan::shown).toList(),
                List.of(
                        new ContentsPage.Hint(
                                "What do photographs of yours show? The gallery that comes with Retroflex answers: vectors of"
                                        + " HyperKvasir's pictures of the lower tract, and of scenes.",
                                "retroflex search --page answer.html PHOTOGRAPH..."),
                        new ContentsPage.Hint(
                                "A gallery of your own, from a folder a label:",
                                "retroflex gallery build --data PICTURES --model starter --out GALLERY")));
    }

    private static ContentsPage.Step shown(Step step) {
        return new ContentsPage.Step(
                step.title(),
                step.text(),
                step.command(),
                step.picture(),
                step.page().map(page -> new ContentsPage.Link("Open the page", page)));
    }
}
