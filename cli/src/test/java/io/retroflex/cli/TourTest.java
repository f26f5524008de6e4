package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour in {@code docs/tour.md}: each command does as it is written, and prints what is written. */
class TourTest {
    private static final Path TOUR = Path.of("..", "docs", "tour.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

    @TempDir
    private Path folder;

    /**
     * A command with what the tour says that it prints.
     *
     * @param printed empty where the tour does not show it
     */
    private record Step(String command, List<String> printed) {}

    @Test
    void eachCommandPrintsWhatTheTourSays() throws IOException, InterruptedException {
        List<Step> steps = steps();

        assertThat(steps).hasSizeGreaterThan(9);
        for (Step step : steps) {
            String printed = run(step.command());
            if (!step.printed().isEmpty()) {
                assertThat(printed.lines().map(TourTest::shape))
                        .as("%s printed:%n%s", step.command(), printed)
                        .containsSubsequence(
                                step.printed().stream().map(TourTest::shape).toList());
            }
        }
        assertThat(steps).filteredOn(step -> !step.printed().isEmpty()).hasSizeGreaterThan(6);
    }

    @Test
    void eachPictureOfTheTourIsThere() throws IOException {
        Matcher pictures = PICTURE.matcher(Files.readString(TOUR));
        List<String> missing = new ArrayList<>();
        int count = 0;
        while (pictures.find()) {
            count++;
            if (!Files.isRegularFile(TOUR.resolveSibling(pictures.group(1)))) {
                missing.add(pictures.group(1));
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(2);
    }

    /** Pseudonyms and times are others at each run, and digits may be on another machine. */
    private static String shape(String line) {
        return line.replaceAll("procedure-[0-9a-f]{12}", "PSEUDONYM")
                .replaceAll("\\d+([.,]\\d+)*", "N")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** As the launcher does it, in a folder of its own, so that paths are those of the tour. */
    private String run(String command) throws IOException, InterruptedException {
        String[] parts = command.split(" > ", 2);
        Path printed = parts.length == 2 ? folder.resolve(parts[1].strip()) : folder.resolve("printed");
        Path errors = folder.resolve("errors");
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        java.addAll(Arrays.asList(parts[0].split(" +")).subList(1, parts[0].split(" +").length));
        ProcessBuilder builder = new ProcessBuilder(java)
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(errors.toFile());
        // Pseudonyms' keys go there rather than into the settings of whoever runs the tests.
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        int exit = builder.start().waitFor();
        assertThat(exit).as("%s%n%s", command, Files.readString(errors)).isZero();
        return Files.readString(printed);
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Optional<String> last = Optional.empty();
        Matcher blocks = BLOCK.matcher(Files.readString(TOUR, StandardCharsets.UTF_8));
        while (blocks.find()) {
            List<String> lines = blocks.group(2).lines().toList();
            if (blocks.group(1).equals("text")) {
                steps.set(steps.size() - 1, new Step(last.orElseThrow(), lines));
                continue;
            }
            for (String line : joined(lines)) {
                assertThat(line).startsWith("./retroflex ");
                last = Optional.of(line.replaceFirst("\\s+#.*", ""));
                steps.add(new Step(last.get(), List.of()));
            }
        }
        return steps;
    }

    /** A line that ends with a backslash goes on in the next one. */
    private static List<String> joined(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\\\\\n\\s*", "").lines().toList();
    }
}
