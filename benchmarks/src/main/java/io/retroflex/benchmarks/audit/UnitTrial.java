package io.retroflex.benchmarks.audit;

import io.retroflex.benchmarks.TemporaryFolder;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Audits a unit of many procedures twice: once straight through, watching rate and memory, and once killed twice and called
 * again; then holds the two against each other, line by line.
 *
 * <p>{@code LAUNCHER DATA [PROCEDURES]}: the command, labelled pictures, and how many procedures of forty are put together.
 */
public final class UnitTrial {
    private static final int PICTURES = 40;
    private static final int TENTHS = 10;
    private static final String PROTOCOL = "hyperkvasir-lower";

    private final Path launcher;
    private final Path folder;
    private final int procedures;

    private UnitTrial(Path launcher, Path folder, int procedures) {
        this.launcher = launcher;
        this.folder = folder;
        this.procedures = procedures;
    }

    /** Runs it; ends with 1 if anything was lost or doubled, and leaves what there is of it then. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("benchmarks/run unit DATA [PROCEDURES]");
            System.exit(2);
        }
        TemporaryFolder temporary = TemporaryFolder.create("unit-trial-");
        Path folder = temporary.path();
        int procedures = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
        UnitTrial trial = new UnitTrial(Path.of(arguments[0]), folder, procedures);
        trial.assemble(Dataset.read(Path.of(arguments[1]).toRealPath()).pictures());
        System.out.printf(Locale.ROOT, "%d procedures of %d pictures in %s%n", procedures, PICTURES, folder);
        Path straight = trial.straight();
        Path killed = trial.killed();
        boolean good = trial.compare(straight, killed);
        if (good) {
            temporary.close();
        }
        System.exit(good ? 0 : 1);
    }

    /** Links suffice: the command reads pictures, wherever they lie. */
    private void assemble(List<LabelledPicture> pictures) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 1; i <= procedures; i++) {
            Path procedure = Files.createDirectories(folder.resolve("unit/" + i));
            for (int j = 1; j <= PICTURES; j++) {
                Path picture = pictures.get(random.nextInt(pictures.size())).file();
                Files.createSymbolicLink(procedure.resolve(j + ".jpg"), picture.toAbsolutePath());
            }
        }
    }

    private Path straight() throws IOException, InterruptedException {
        Path out = folder.resolve("straight");
        Process process = start(out);
        long began = System.nanoTime();
        long tenthBegan = began;
        int tenthFrom = 0;
        System.out.println("done  pictures/s  resident MB");
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            int done = rows(out);
            if (done >= tenthFrom + procedures / TENTHS) {
                long now = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "%4d  %10.1f  %11d%n",
                        done,
                        PICTURES * (done - tenthFrom) * 1e9 / (now - tenthBegan),
                        resident(process.pid()));
                tenthFrom = done;
                tenthBegan = now;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "all: %.1f s, %.1f pictures/s%n",
                (System.nanoTime() - began) / 1e9,
                PICTURES * procedures * 1e9 / (System.nanoTime() - began));
        return out;
    }

    private Path killed() throws IOException, InterruptedException {
        Path out = folder.resolve("killed");
        for (int third = 1; third <= 2; third++) {
            Process process = start(out);
            while (rows(out) < third * procedures / 3 && process.isAlive()) {
                Thread.sleep(50);
            }
            // SIGKILL: the process has no chance to tidy up.
            process.destroyForcibly().waitFor();
            System.out.printf("killed after %d procedures%n", rows(out));
        }
        start(out).waitFor();
        return out;
    }

    private Process start(Path out) throws IOException {
        List<String> command = List.of(
                launcher.toString(),
                "audit-unit",
                folder.resolve("unit").toString(),
                "--protocol",
                PROTOCOL,
                "--key",
                folder.resolve("key").toString(),
                "--out",
                out.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("command.log").toFile()))
                .start();
    }

    private boolean compare(Path straight, Path killed) throws IOException {
        List<String> one = sorted(straight);
        List<String> other = sorted(killed);
        boolean same = one.equals(other);
        boolean once = new HashSet<>(other).size() == other.size();
        boolean all = other.size() == procedures + 1;
        System.out.printf(
                "killed and called again: %d audits, each once: %s, line by line those of the straight run: %s%n",
                other.size() - 1, once, same);
        return same && once && all;
    }

    private static List<String> sorted(Path out) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve("audits.jsonl")));
        lines.sort(null);
        return lines;
    }

    /** Whole lines of the journal, without its first. */
    private static int rows(Path out) throws IOException {
        Path journal = out.resolve("audits.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal)) {
            return Math.max(0, (int) lines.count() - 1);
        }
    }

    /** Megabytes in memory, on Linux; elsewhere -1. */
    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }
    }
}
