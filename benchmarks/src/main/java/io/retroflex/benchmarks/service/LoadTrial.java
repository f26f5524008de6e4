package io.retroflex.benchmarks.service;

import io.retroflex.benchmarks.LargePicture;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.PaperModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Thirty-two clients send procedures of forty photographs to {@code retroflex serve}, wait for their audits and send the next;
 * before and after, the embedder runs alone. With {@code kill} the service is killed (SIGKILL) in the middle and started again, and
 * all that was acknowledged has to be there, once, and audited.
 *
 * <p>{@code LAUNCHER DATA starter|paper [MINUTES [kill] [large]]}. The paper's model has its full size and weights by a formula;
 * with {@code large} the photographs are {@link LargePicture}s.
 */
public final class LoadTrial {
    private static final int CLIENTS = 32;
    private static final int PAPER_GALLERY = 150;
    private static final int LARGE = 400;
    private static final Set<String> FURTHER = Set.of("kill", "large");
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final String EMBEDDED = "retroflex_batch_sum";
    private static final String RUNS = "retroflex_batch_count";

    private LoadTrial() {}

    /** Runs it; ends with 1 if anything was lost or doubled, or an error was answered. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> further = List.of(arguments).subList(Math.min(arguments.length, 4), arguments.length);
        if (arguments.length < 3 || !FURTHER.containsAll(further)) {
            System.err.println("benchmarks/run load DATA starter|paper [MINUTES [kill] [large]]");
            System.exit(2);
        }
        Path launcher = Path.of(arguments[0]);
        List<LabelledPicture> pictures =
                Dataset.read(Path.of(arguments[1]).toRealPath()).pictures();
        boolean paper = arguments[2].equals("paper");
        Duration length = Duration.ofMinutes(arguments.length > 3 ? Long.parseLong(arguments[3]) : 5);
        boolean kill = further.contains("kill");
        Path folder = Files.createTempDirectory("load-trial-");
        List<Path> files = files(pictures, further.contains("large"), folder);
        Model model = paper
                ? PaperModel.write(folder).run().model()
                : BoxedModel.named("starter").orElseThrow().open();
        List<String> options = paper ? paperGallery(launcher, folder, model, pictures) : List.of();
        System.exit(new Trial(launcher, folder, options, files, new Alone(model, files)).run(length, kill) ? 0 : 1);
    }

    /** As they are, or some of them enlarged. */
    private static List<Path> files(List<LabelledPicture> pictures, boolean large, Path folder) throws IOException {
        List<Path> files = pictures.stream().map(LabelledPicture::file).toList();
        if (!large) {
            return files;
        }
        List<Path> some = IntStream.range(0, LARGE)
                .mapToObj(i -> files.get(i * files.size() / LARGE))
                .toList();
        return LargePicture.write(some, folder.resolve("large"));
    }

    /** Some pictures of each label: to embed all would take a quarter of an hour, and searching them takes no time. */
    private static List<String> paperGallery(Path launcher, Path folder, Model model, List<LabelledPicture> pictures)
            throws IOException, InterruptedException {
        Path data = folder.resolve("labelled");
        for (int i = 0; i < PAPER_GALLERY; i++) {
            LabelledPicture picture = pictures.get(i * pictures.size() / PAPER_GALLERY);
            Path label = Files.createDirectories(data.resolve(picture.label()));
            Files.createSymbolicLink(label.resolve(i + ".jpg"), picture.file().toAbsolutePath());
        }
        Path written = folder.resolve("paper");
        ModelFolder.write(written, model);
        Path gallery = folder.resolve("gallery");
        int exit = new ProcessBuilder(
                        launcher.toString(),
                        "gallery",
                        "build",
                        "--model",
                        written.toString(),
                        "--data",
                        data.toString(),
                        "--out",
                        gallery.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the gallery could not be built");
        }
        return List.of("--gallery", gallery.toString());
    }

    /** A service with its clients. */
    private record Trial(Path launcher, Path folder, List<String> options, List<Path> files, Alone alone) {
        boolean run(Duration length, boolean kill) throws IOException, InterruptedException {
            int port = freePort();
            Path data = folder.resolve("data");
            Rate before = alone.rate();
            System.out.println("the embedder alone, before: " + before);
            Latencies latencies = new Latencies();
            ServiceClient client = new ServiceClient(port, latencies);
            Clients clients = new Clients(client, files, latencies);
            ServedProcess served = ServedProcess.start(launcher, data, port, options);
            try {
                client.enter(served.password());
                clients.start(CLIENTS);
                Thread.sleep(WARM_UP);
                Watched watched;
                if (kill) {
                    Thread.sleep(length.dividedBy(2));
                    System.out.printf("killed after %d photographs were acknowledged%n", clients.photographs());
                    served.kill();
                    served = ServedProcess.start(launcher, data, port, options);
                    watched = watch(served, client, length.dividedBy(2));
                } else {
                    watched = watch(served, client, length);
                }
                clients.finish();
                latencies.print();
                System.out.printf(
                        "%d procedures, %d photographs acknowledged%n", clients.procedures(), clients.photographs());
                List<String> missing = clients.missing();
                System.out.printf("lost, doubled or unfinished: %d%n", missing.size());
                missing.stream().limit(10).forEach(System.out::println);
                served.close();
                if (!kill) {
                    Rate after = alone.rate();
                    System.out.println("the embedder alone, after: " + after);
                    compare("the service, all the time", watched.all(), before, after);
                    compare("the service, in the second half", watched.secondHalf(), before, after);
                }
                return missing.isEmpty() && latencies.errors().isEmpty();
            } finally {
                served.close();
            }
        }

        private static void compare(String what, Rate rate, Rate before, Rate after) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %s: %.0f %% (%.0f %% to %.0f %%) of what the embedder makes%n",
                    what,
                    rate,
                    200 * rate.perSecond() / (before.perSecond() + after.perSecond()),
                    100 * rate.perSecond() / Math.max(before.perSecond(), after.perSecond()),
                    100 * rate.perSecond() / Math.min(before.perSecond(), after.perSecond()));
        }

        /** What the service did; in the second half more of its code is compiled. */
        private record Watched(Rate all, Rate secondHalf) {}

        /** Watches rate, memory and what a picture takes, of the service and of its clients. */
        private static Watched watch(ServedProcess served, ServiceClient client, Duration length)
                throws IOException, InterruptedException {
            System.out.println(
                    "seconds  pictures/s  a run  ms of a core a picture: service, clients  waiting  resident MB");
            Moment first = Moment.now(served, client);
            Moment middle = first;
            Moment last = first;
            while (last.nanoseconds - first.nanoseconds < length.toNanos()) {
                Thread.sleep(LOOK);
                Moment now = Moment.now(served, client);
                System.out.printf(
                        Locale.ROOT,
                        "%7.0f  %10.1f  %5.1f  %32.1f %8.1f  %7.0f  %11d%n",
                        (now.nanoseconds - first.nanoseconds) / 1e9,
                        now.service(last).perSecond(),
                        (now.embedded - last.embedded) / (now.runs - last.runs),
                        now.service(last).processor(),
                        now.clients(last).processor(),
                        client.metric("retroflex_waiting"),
                        served.residentMegabytes());
                last = now;
                if (last.nanoseconds - first.nanoseconds <= length.toNanos() / 2) {
                    middle = last;
                }
            }
            return new Watched(last.service(first), last.service(middle));
        }

        /** What had been done and used up to a moment. */
        private record Moment(long nanoseconds, double embedded, double runs, Duration service, Duration clients) {
            static Moment now(ServedProcess served, ServiceClient client) throws IOException, InterruptedException {
                return new Moment(
                        System.nanoTime(),
                        client.metric(EMBEDDED),
                        client.metric(RUNS),
                        served.used(),
                        Rate.used(ProcessHandle.current()));
            }

            Rate service(Moment before) {
                return Rate.of(
                        embedded - before.embedded, nanoseconds - before.nanoseconds, service.minus(before.service));
            }

            Rate clients(Moment before) {
                return Rate.of(
                        embedded - before.embedded, nanoseconds - before.nanoseconds, clients.minus(before.clients));
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
