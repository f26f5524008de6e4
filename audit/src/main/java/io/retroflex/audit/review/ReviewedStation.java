package io.retroflex.audit.review;

import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A station after review.
 *
 * @param judged what the machine said; it stays as it was
 * @param verdict that holds
 * @param ruling by which it holds, if a person decided
 * @param placed photographs that a person says show the station, which suffices for it to be documented
 * @param withdrawn photographs that spoke for the station by the machine, and do not by a person
 */
public record ReviewedStation(
        StationVerdict judged,
        Verdict verdict,
        Optional<Ruling> ruling,
        List<Placement> placed,
        List<Placement> withdrawn) {
    /** Copies the lists. */
    public ReviewedStation {
        placed = List.copyOf(placed);
        withdrawn = List.copyOf(withdrawn);
    }

    /** A station with what a review says of it. */
    static ReviewedStation of(StationVerdict judged, Review review) {
        String station = judged.station().id();
        Optional<Ruling> ruling = review.ruling(station);
        List<Placement> placed = review.placements().stream()
                .filter(placement -> placement.station().equals(Optional.of(station)))
                .toList();
        List<Placement> withdrawn = judged.evidence().stream()
                .flatMap(evidence -> review.placement(number(evidence)).stream())
                .filter(placement -> !placement.station().equals(Optional.of(station)))
                .toList();
        Verdict verdict = ruling.map(Ruling::verdict)
                .orElseGet(() -> placed.size() >= judged.station().count()
                        ? Verdict.DOCUMENTED
                        : afterWithdrawal(judged, withdrawn));
        return new ReviewedStation(judged, verdict, ruling, placed, withdrawn);
    }

    /** A station is not documented by photographs that do not show it; whether others do is for a person to say. */
    private static Verdict afterWithdrawal(StationVerdict judged, List<Placement> withdrawn) {
        long left = judged.evidence().stream()
                .filter(Evidence::speaks)
                .map(ReviewedStation::number)
                .filter(number -> withdrawn.stream().noneMatch(placement -> placement.photograph() == number))
                .count();
        boolean weaker = !withdrawn.isEmpty() && left < judged.station().count();
        return judged.verdict() == Verdict.DOCUMENTED && weaker ? Verdict.UNCERTAIN : judged.verdict();
    }

    private static int number(Evidence evidence) {
        return evidence.reading().photograph().number();
    }

    /** Whether a person's word is in the verdict. */
    public boolean isReviewed() {
        return ruling.isPresent() || !placed.isEmpty() || !withdrawn.isEmpty();
    }

    /** Whether another verdict holds than the machine's. */
    public boolean isChanged() {
        return verdict != judged.verdict();
    }

    /** The machine's evidence of which no person said where it belongs, the best first. */
    public List<Evidence> undisputed() {
        return judged.evidence().stream()
                .filter(evidence -> placements().noneMatch(placement -> placement.photograph() == number(evidence)))
                .toList();
    }

    /** The numbers of the photographs that it stands on: those that a person placed here, then the machine's, the best first. */
    public List<Integer> photographs() {
        return Stream.concat(
                        placed.stream().map(Placement::photograph),
                        undisputed().stream().map(ReviewedStation::number))
                .toList();
    }

    /** Whether the machine's verdict holds, and on no other photographs than the machine's. */
    public boolean isAgreed() {
        List<Integer> machine =
                judged.evidence().stream().map(ReviewedStation::number).toList();
        return !isChanged() && withdrawn.isEmpty() && machine.containsAll(photographs());
    }

    /** The names of the persons whose word is in the verdict, each once. */
    public List<String> persons() {
        return Stream.concat(ruling.stream().map(Ruling::by), placements().map(Placement::by))
                .distinct()
                .toList();
    }

    private Stream<Placement> placements() {
        return Stream.concat(placed.stream(), withdrawn.stream());
    }
}
