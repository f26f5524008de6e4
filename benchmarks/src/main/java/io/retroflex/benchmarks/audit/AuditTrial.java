package io.retroflex.benchmarks.audit;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examiner;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.verdict.Auditor;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.audit.vote.Calibration;
import io.retroflex.audit.vote.Calibrator;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.DatasetOptions;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Audits procedures that are put together from labelled pictures: {@code benchmarks/run audit DATA PROTOCOL [MODEL [GALLERY]]}.
 * Intervals are 95 % over look-alike groups: these are drawn anew, and procedures put together from what was drawn.
 */
public final class AuditTrial {
    private static final int PROCEDURES = 200;
    private static final int RESAMPLES = 100;
    private static final long SEED = 20251125;
    private static final double[] RISKS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};

    private AuditTrial() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(arguments[0]);
        Protocol protocol = Protocols.open(arguments[1]);
        String name = arguments.length > 2 ? arguments[2] : "starter";
        Model model = Files.isDirectory(Path.of(name))
                ? ModelFolder.open(Path.of(name))
                : BoxedModel.named(name).orElseThrow().open();
        BoxedGallery box = (arguments.length > 3 ? BoxedGallery.in(Path.of(arguments[3])) : BoxedGallery.named(name))
                .orElseThrow();
        try (ExactGallery gallery = box.open();
                DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forMany());
                Examiner examiner = new Examiner(embedder, gallery)) {
            gallery.requireModel(model.fingerprint());
            Calibration calibration = Calibrator.calibrate(gallery, true);
            Pool pool = Pool.of(pictures(data), examiner, SEED);
            Auditor auditor = new Auditor(
                    protocol, calibration, new TreeSet<>(gallery.countByLabel().keySet()));
            print(protocol, calibration, pool, auditor);
        }
    }

    /** Those of the split test, or all where there are no splits. */
    private static List<LabelledPicture> pictures(Path data) throws IOException {
        List<LabelledPicture> all = Dataset.read(data, DatasetOptions.DEFAULT).pictures();
        List<LabelledPicture> test = all.stream()
                .filter(picture ->
                        picture.column("split").filter("test"::equals).isPresent())
                .toList();
        return test.isEmpty() ? all : test;
    }

    private static void print(Protocol protocol, Calibration calibration, Pool pool, Auditor auditor) {
        System.out.printf(
                Locale.ROOT,
                "%d procedures of %s from %d pictures; calibrated with %s%n",
                PROCEDURES,
                protocol.id(),
                pool.pictures().size(),
                calibration.how());
        standings(pool, auditor);
        Assembly assembly = new Assembly(protocol, pool);
        StationOutcomes whole = outcomes(assembly, auditor, SEED);
        StationOutcomes[] resamples = IntStream.range(0, RESAMPLES)
                .parallel()
                .mapToObj(i -> outcomes(assembly.resampled(new SplittableRandom(SEED + i)), auditor, SEED + i))
                .toArray(StationOutcomes[]::new);
        for (int station = 0; station < protocol.stations().size(); station++) {
            int number = station;
            print(protocol.stations().get(station).name(), whole, resamples, outcomes -> outcomes.of(number));
        }
        print("all stations", whole, resamples, Function.identity());
        System.out.println("\nerrors promised to be that rare | decided | wrong among them");
        for (double risk : RISKS) {
            System.out.printf(
                    Locale.ROOT,
                    "%.2f | %s | %s%n",
                    risk,
                    interval(
                            whole,
                            resamples,
                            outcomes -> 1 - outcomes.promising(risk).undecided().value()),
                    interval(
                            whole,
                            resamples,
                            outcomes -> outcomes.promising(risk).wrong().value()));
        }
    }

    /** What becomes of frames that are of no use, and of those that are. */
    private static void standings(Pool pool, Auditor auditor) {
        Map<Object, Long> useless =
                auditor.audit("useless", new Examination(pool.useless(), List.of())).readings().stream()
                        .collect(Collectors.groupingBy(
                                reading -> List.of("blurred", "black", "drawing")
                                                .get((reading.photograph().number() - 1) % 3)
                                        + " is " + reading.standing().id(),
                                TreeMap::new,
                                Collectors.counting()));
        Map<Object, Long> real = auditor
                .audit(
                        "pool",
                        new Examination(
                                pool.pictures().stream()
                                        .map(Pool.Labelled::examined)
                                        .toList(),
                                List.of()))
                .readings()
                .stream()
                .collect(
                        Collectors.groupingBy(reading -> reading.standing().id(), TreeMap::new, Collectors.counting()));
        System.out.println("useless frames: " + useless + "; labelled pictures: " + real);
    }

    private static void print(
            String title,
            StationOutcomes whole,
            StationOutcomes[] resamples,
            Function<StationOutcomes, StationOutcomes> part) {
        System.out.println("\n" + title);
        for (boolean present : new boolean[] {true, false}) {
            System.out.print(present ? "  has a picture:" : "  missing:      ");
            for (Verdict verdict : Verdict.values()) {
                System.out.print("  " + verdict.id() + " "
                        + interval(
                                whole,
                                resamples,
                                outcomes -> part.apply(outcomes)
                                        .with(present, verdict)
                                        .value()));
            }
            System.out.println();
        }
        System.out.println("  undecided "
                + interval(
                        whole,
                        resamples,
                        outcomes -> part.apply(outcomes).undecided().value())
                + "  wrong among decided "
                + interval(
                        whole,
                        resamples,
                        outcomes -> part.apply(outcomes).wrong().value()));
    }

    private static String interval(
            StationOutcomes whole, StationOutcomes[] resamples, Function<StationOutcomes, Double> share) {
        double[] drawn = Arrays.stream(resamples)
                .mapToDouble(share::apply)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double value = share.apply(whole);
        return drawn.length == 0 || Double.isNaN(value)
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f (%.1f-%.1f)",
                        100 * value,
                        100 * drawn[(int) (0.025 * drawn.length)],
                        100 * drawn[(int) Math.ceil(0.975 * drawn.length) - 1]);
    }

    private static StationOutcomes outcomes(Assembly assembly, Auditor auditor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StationOutcomes outcomes = new StationOutcomes();
        for (int i = 0; i < PROCEDURES; i++) {
            Assembly.Assembled assembled = assembly.next(random);
            ProcedureAudit audit = auditor.audit("procedure", assembled.examination());
            for (int station = 0; station < audit.stations().size(); station++) {
                StationVerdict verdict = audit.stations().get(station);
                outcomes.add(new StationOutcomes.Outcome(
                        station,
                        assembled.present().get(station),
                        verdict.verdict(),
                        verdict.chance(),
                        verdict.typicality()));
            }
        }
        return outcomes;
    }
}
