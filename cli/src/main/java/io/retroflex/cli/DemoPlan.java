package io.retroflex.cli;

import io.retroflex.evaluation.report.ContentsPage;
import io.retroflex.scenes.camera.Camera;
import java.io.File;
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
    private static final String WHOLE = "procedure-1";
    private static final String LACKING = "procedure-2";

    /**
     * A step.
     *
     * @param title of it
     * @param text what comes of it
     * @param arguments of the command {@code retroflex}
     * @param picture that shows it, in the folder
     * @param page that shows it, in the folder; or a folder there, whose only page it is
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
                        Optional.empty()),
                procedure(
                        "A colonoscopy",
                        "The photographs of one examination, three of each place: the caecum and the rectum in retroflexion are among"
                                + " them.",
                        WHOLE,
                        "7",
                        "normal-cecum,retroflex-rectum,ileocecal-valve,transverse-colon,descending-colon,sigmoid-colon,rectum,polyp"),
                procedure(
                        "Another one",
                        "Here nobody looked back in the rectum, or nobody took a picture of it.",
                        LACKING,
                        "8",
                        "normal-cecum,ileocecal-valve,transverse-colon,descending-colon,sigmoid-colon,polyp"));
    }

    private Step procedure(String title, String text, String name, String seed, String labels) {
        return new Step(
                title,
                text,
                List.of(
                        SCENES,
                        "--count",
                        "24",
                        "--seed",
                        seed,
                        "--cameras",
                        names(Camera.UNSEEN),
                        "--labels",
                        labels,
                        "--out",
                        in(name)),
                Optional.empty(),
                Optional.empty());
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
                        Optional.of("evaluation/report.html")),
                audit("Is the first examination's photo-documentation complete?", WHOLE),
                audit("And the second one's?", LACKING));
    }

    private Step audit(String title, String name) {
        return new Step(
                title,
                "Each landmark of a protocol gets a verdict, with the photographs and the labelled pictures that say so, and a bound"
                        + " on how often it is wrong. The gallery that comes with Retroflex answers.",
                List.of(
                        "audit",
                        in(name),
                        "--protocol",
                        "hyperkvasir-lower",
                        "--key",
                        in("pseudonym.key"),
                        "--out",
                        in(name + "-audit")),
                Optional.empty(),
                Optional.of(name + "-audit"));
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
                steps.stream().map(this::shown).toList(),
                List.of(
                        new ContentsPage.Hint(
                                "What do photographs of yours show? The gallery that comes with Retroflex answers: vectors of"
                                        + " HyperKvasir's pictures of the lower tract, and of scenes.",
                                "retroflex search --page answer.html PHOTOGRAPH..."),
                        new ContentsPage.Hint(
                                "Is the photo-documentation of a procedure of yours complete? A folder or a ZIP of its photographs:",
                                "retroflex audit PROCEDURE --protocol hyperkvasir-lower --out report"),
                        new ContentsPage.Hint(
                                "A gallery of your own, from a folder a label:",
                                "retroflex gallery build --data PICTURES --model starter --out GALLERY")));
    }

    private ContentsPage.Step shown(Step step) {
        return new ContentsPage.Step(
                step.title(),
                step.text(),
                step.command(),
                step.picture(),
                step.page().map(page -> new ContentsPage.Link("Open the page", found(page))));
    }

    /** An audit's page is named by a pseudonym, which nobody knows before. */
    private String found(String page) {
        File[] pages = folder.resolve(page).toFile().listFiles((place, name) -> name.endsWith(".html"));
        return pages == null || pages.length == 0 ? page : page + "/" + pages[0].getName();
    }
}
