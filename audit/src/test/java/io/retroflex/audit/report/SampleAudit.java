package io.retroflex.audit.report;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Risk;
import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.review.Signature;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Seen;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.picture.DifferenceHash;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** An audit with every verdict, and what it was made by. */
public final class SampleAudit {
    /** Of the file of the first photograph, as a unit might call it. */
    public static final String NAMED_FILE = "Mustermann_Erika_1964.jpg";

    static final String MODEL_FINGERPRINT = "1".repeat(64);
    static final String GALLERY_FINGERPRINT = "2".repeat(64);
    static final String PROTOCOL_FINGERPRINT = "3".repeat(64);

    /** What it was made by. */
    public static final Provenance PROVENANCE = new Provenance(
            "light",
            MODEL_FINGERPRINT,
            "the gallery of this test",
            GALLERY_FINGERPRINT,
            18,
            Optional.of("Pictures of nobody, CC BY 4.0"),
            LocalDate.of(2026, 11, 25));

    static final LocalDateTime MOMENT = LocalDateTime.of(2019, 8, 17, 13, 47, 58);
    private static final List<Integer> SECONDS = List.of(250, 900, 0, 1000);

    private static final List<String> LABELS = List.of("cecum", "ileum", "polyps");
    private static final ExactGallery GALLERY = gallery();

    private SampleAudit() {}

    /** Of five photographs: three that take part, one that is black, and one that cannot be read. */
    public static ProcedureAudit audit() {
        return of("procedure-0123456789ab");
    }

    /** The same under another pseudonym. */
    public static ProcedureAudit of(String pseudonym) {
        return audit(pseudonym, number -> Optional.empty());
    }

    /** The same where they were taken in the order 3, 1, 2, 4, the first of them at {@link #MOMENT}. */
    public static ProcedureAudit timed() {
        return audit("procedure-0123456789ab", number -> Optional.of(MOMENT.plusSeconds(SECONDS.get(number - 1))));
    }

    /** The same where one of them has no time. */
    static ProcedureAudit partlyTimed() {
        return audit(
                "procedure-0123456789ab",
                number -> Optional.of(number)
                        .filter(any -> any != 2)
                        .map(timed -> MOMENT.plusSeconds(SECONDS.get(timed - 1))));
    }

    /**
     * {@link #timed} where a person found the rectum in photograph 3, confirmed photograph 2, and put photograph 1 aside, so that the
     * cecum is uncertain.
     */
    public static ReviewedAudit reviewed(String person, String reason, boolean signed) {
        Instant moment = Instant.parse("2026-11-28T10:00:59Z");
        return new ReviewedAudit(
                timed(),
                new Review(
                        List.of(new Ruling("rectum", Verdict.DOCUMENTED, reason, person, moment)),
                        List.of(
                                new Placement(1, Optional.empty(), person, moment.plusSeconds(60)),
                                new Placement(2, Optional.of("ileum"), person, moment.plusSeconds(120))),
                        signed ? Optional.of(new Signature(person, moment.plusSeconds(3600))) : Optional.empty()));
    }

    private static ProcedureAudit audit(String pseudonym, IntFunction<Optional<LocalDateTime>> taken) {
        Reading cecum = reading(1, 0, Standing.USED, taken);
        Reading ileum = reading(2, 1, Standing.USED, taken);
        Reading polyps = reading(3, 2, Standing.USED, taken);
        List<StationVerdict> stations = List.of(
                verdict(station("cecum", "Cæcal pôle"), Verdict.DOCUMENTED, 0.00123456, 0.8, cecum),
                verdict(station("ileum", "Terminal ileum"), Verdict.UNCERTAIN, 0.2, 0.3, ileum, cecum),
                verdict(station("rectum", "Rektum, Rückblick"), Verdict.NOT_FOUND, 0.9, 0.02, polyps),
                verdict(station("anus", "Anal canal"), Verdict.NOT_ASSESSABLE, 1, 1));
        return new ProcedureAudit(
                pseudonym,
                protocol(stations.stream().map(StationVerdict::station).toList()),
                Completeness.INCOMPLETE,
                stations,
                List.of(cecum, ileum, polyps, reading(4, 2, Standing.BLACK, taken)),
                List.of(new Seen("bbps-2-3", 2, 0.9)),
                List.of(new Seen("polyps", 1, 0.8)),
                "18 held-out pictures",
                List.of(new Examination.Refused(5, NAMED_FILE + ": it is no picture")));
    }

    /** What a unit calls its photographs. */
    static String fileName(int number) {
        return number == 1 ? NAMED_FILE : "frame " + number + ".jpg";
    }

    private static Protocol protocol(List<Station> stations) {
        return new Protocol(
                "sample-lower",
                "Sample, lower",
                Protocol.Organ.LOWER,
                new Protocol.Source("Müller et al., A sample & its use", Optional.of("10.1000/sample")),
                OptionalDouble.empty(),
                Optional.of("the count was read in a review"),
                Risk.DEFAULT,
                Optional.of(new Protocol.Withdrawal(
                        "cecum",
                        6,
                        Optional.of(new Protocol.Source("A sample of times", Optional.of("10.1000/times"))),
                        Optional.of("the minutes were heard"))),
                stations,
                PROTOCOL_FINGERPRINT);
    }

    private static Station station(String id, String name) {
        return new Station(
                id,
                name,
                Station.View.FORWARD,
                1,
                List.of(new Station.Alternative(name, List.of(id), List.of())),
                id.equals("ileum") ? Optional.of("Villi < 1 mm count too") : Optional.empty(),
                Optional.empty());
    }

    private static StationVerdict verdict(
            Station station, Verdict verdict, double chance, double typicality, Reading... like) {
        List<Evidence> evidence = new ArrayList<>();
        for (Reading reading : like) {
            List<Neighbour> nearest =
                    reading.votes().neighbours().stream().limit(5).toList();
            evidence.add(new Evidence(reading, station.name(), 0.8, 0.4, chance, nearest));
        }
        return new StationVerdict(
                station, verdict, new TreeSet<>(station.labels()), false, chance, typicality, evidence);
    }

    private static Reading reading(
            int number, int label, Standing standing, IntFunction<Optional<LocalDateTime>> taken) {
        Surroundings surroundings = Surroundings.of(GALLERY, embedding(label, 0.3f));
        Examined photograph = new Examined(
                number,
                "sha256-" + number,
                taken.apply(number),
                surroundings,
                new Quality(0.9, 0.8, 1, 1),
                new DifferenceHash(number, 0, 0, 0),
                () -> thumbnail(number));
        return new Reading(photograph, surroundings.votes(), standing, 0.75, 0.5);
    }

    private static ExactGallery gallery() {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(3, MODEL_FINGERPRINT, "light"));
        for (int i = 0; i < 18; i++) {
            String label = LABELS.get(i % 3);
            gallery.put(List.of(
                    new Entry("gallery-" + i, embedding(i % 3, 0.05f * i), Facts.of(Map.of(Facts.LABEL, label)))));
        }
        gallery.commit();
        return gallery;
    }

    private static Embedding embedding(int label, float aside) {
        float[] values = new float[3];
        values[label] = 1;
        values[(label + 1) % 3] = aside;
        return Embedding.normalized(values);
    }

    /** A picture in which a disc of one colour lies on black. */
    public static byte[] thumbnail(int number) {
        int side = 120;
        byte[] rgb = new byte[3 * side * side];
        IntStream.range(0, side * side)
                .filter(at -> Math.hypot(at % side - 60, Math.floorDiv(at, side) - 60) < 56)
                .forEach(at -> {
                    rgb[3 * at] = (byte) (200 - 20 * number);
                    rgb[3 * at + 1] = (byte) (60 + 30 * number);
                    rgb[3 * at + 2] = (byte) (at / side);
                });
        try {
            return Thumbnail.jpeg(new Picture(side, side, rgb), side);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
