package io.retroflex.cli;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.DatasetOptions;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex demo}: the commands that a newcomer would type, typed for them. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Shows all of Retroflex on a machine that has nothing yet: scenes are drawn, become a gallery, are searched and",
            "evaluated, and two examinations are audited. Needs no data and no network; about a minute."
        },
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class DemoCommand implements Callable<Integer> {
    /** What the demo asks about: landmarks that an examination is not complete without, and a finding. */
    private static final List<String> ASKED = List.of("normal-cecum", "retroflex-rectum", "retroflex-stomach", "polyp");

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "retroflex-demo",
            description = "Where it all goes (default: ${DEFAULT-VALUE}). An earlier demo there is made anew.")
    private Path folder = Path.of("retroflex-demo");

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Made(String page, double seconds, List<String> commands) {}

    /** A command of the demo failed; it has said why. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int exit;

        Ended(int exit) {
            super("a step of the demo ended with exit code " + exit, null, false, false);
            this.exit = exit;
        }
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        DemoFolder.begin(folder);
        DemoPlan plan = new DemoPlan(folder);
        List<DemoPlan.Step> steps = new ArrayList<>(plan.drawing());
        try {
            plan.drawing().forEach(this::run);
            List<DemoPlan.Step> answering = plan.answering(queries(plan.photographs()));
            answering.forEach(this::run);
            steps.addAll(answering);
        } catch (Ended ended) {
            return ended.exit;
        }
        Path page = plan.page(steps).write(folder);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (output.isJson()) {
            output.printJson(new Made(
                    page.toString(),
                    seconds,
                    steps.stream().map(DemoPlan.Step::command).toList()));
        } else {
            output.print("");
            output.print(String.format(Locale.ROOT, "All of it in %.0f s. Open %s in a browser.", seconds, page));
            output.print("Your own pictures: retroflex search --page answer.html PHOTOGRAPH...");
        }
        return 0;
    }

    /** Results of the steps go to where notes go if only JSON is to stand on standard output. */
    private void run(DemoPlan.Step step) {
        output.note("");
        output.note(step.title());
        output.note("$ " + step.command());
        long start = System.nanoTime();
        CommandLine retroflex = Main.commandLine();
        retroflex.setErr(output.notes());
        retroflex.setOut(output.isJson() ? output.notes() : output.results());
        int exit = retroflex.execute(step.arguments().toArray(String[]::new));
        if (exit != 0) {
            throw new Ended(exit);
        }
        output.note(String.format(Locale.ROOT, "(%.0f s)", (System.nanoTime() - start) / 1e9));
    }

    /** The first photograph of each label that is asked about. */
    private static List<Path> queries(Path photographs) throws IOException {
        Dataset dataset = Dataset.read(photographs, DatasetOptions.DEFAULT);
        Map<String, Path> first = dataset.pictures().stream()
                .collect(Collectors.toMap(LabelledPicture::label, LabelledPicture::file, (one, other) -> one));
        return ASKED.stream().map(first::get).toList();
    }
}
