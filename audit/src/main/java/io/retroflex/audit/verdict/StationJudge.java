package io.retroflex.audit.verdict;

import io.retroflex.audit.protocol.Risk;
import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.vote.Calibration;
import io.retroflex.audit.vote.Scale;
import io.retroflex.gallery.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Judges one station of one procedure, by how like its labels the photographs are.
 *
 * <p>It is documented if photographs of a procedure that lacks it are so like it in at most the promised share of cases, and
 * not found if a photograph of it is so unlike it in at most the promised share of cases; in between it is uncertain. Both
 * shares come from held-out pictures ({@link Scale}).
 */
final class StationJudge {
    private static final int EVIDENCE = 4;
    private static final int NEIGHBOURS = 5;

    private final Station station;
    private final Risk risk;
    private final Calibration calibration;
    private final List<Reading> used;
    private final List<Reading> blurred;

    StationJudge(Station station, Risk risk, Calibration calibration, List<Reading> used, List<Reading> blurred) {
        this.station = station;
        this.risk = risk;
        this.calibration = calibration;
        this.used = used;
        this.blurred = blurred;
    }

    StationVerdict notAssessable() {
        return new StationVerdict(station, Verdict.NOT_ASSESSABLE, new TreeSet<>(), false, 1, 1, List.of());
    }

    /** By labels that show it. */
    StationVerdict by(Set<String> labels) {
        return judged(labels, false);
    }

    /** By labels that nearly show it: it is uncertain at best. */
    StationVerdict byProxy(Set<String> labels) {
        return judged(labels, true);
    }

    private StationVerdict judged(Set<String> labels, boolean proxy) {
        Scale scale = calibration.scale(labels);
        List<Evidence> evidence = ranked(evidence(used, labels, scale));
        // A blurred photograph documents nothing, but what it may show is not missing.
        List<Evidence> all = ranked(Stream.concat(evidence.stream(), evidence(blurred, labels, scale)));
        List<Double> speaking = evidence.stream()
                .filter(Evidence::speaks)
                .map(Evidence::likeness)
                .toList();
        double chance = scale.chance(speaking, evidence.size(), station.count());
        // Where fewer photographs are there than are asked for, none could be one of them.
        double typicality = all.size() < station.count()
                ? 0
                : calibration.typicality(labels, all.get(station.count() - 1).likeness());
        Verdict verdict = chance <= risk.wrong() && !proxy
                ? Verdict.DOCUMENTED
                : typicality <= risk.missed() ? Verdict.NOT_FOUND : Verdict.UNCERTAIN;
        return new StationVerdict(
                station, verdict, new TreeSet<>(labels), proxy, chance, typicality, shown(verdict, evidence, all));
    }

    /** Those that speak for it by themselves; without any, the one that comes nearest, for who wants to look. */
    private List<Evidence> shown(Verdict verdict, List<Evidence> evidence, List<Evidence> all) {
        List<Evidence> speaking = evidence.stream()
                .filter(Evidence::speaks)
                .limit(Math.max(EVIDENCE, station.count()))
                .toList();
        return verdict == Verdict.NOT_FOUND || speaking.isEmpty()
                ? all.stream().limit(1).toList()
                : speaking;
    }

    private static List<Evidence> ranked(Stream<Evidence> evidence) {
        return evidence.sorted(Comparator.comparingDouble(Evidence::likeness)
                        .reversed()
                        .thenComparingInt(one -> one.reading().photograph().number()))
                .toList();
    }

    private Stream<Evidence> evidence(List<Reading> readings, Set<String> labels, Scale scale) {
        return readings.stream().map(reading -> evidence(reading, labels, scale));
    }

    private Evidence evidence(Reading reading, Set<String> labels, Scale scale) {
        double likeness = reading.photograph().surroundings().likeness(labels);
        List<Neighbour> own = reading.photograph().surroundings().nearest(labels, 1);
        return new Evidence(
                reading,
                own.isEmpty() ? station.name() : station.shownBy(own.getFirst().label()),
                reading.votes().share(labels),
                likeness,
                scale.chance(likeness),
                reading.votes().neighbours().stream().limit(NEIGHBOURS).toList());
    }
}
