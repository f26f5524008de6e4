package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Timeline;
import io.retroflex.audit.protocol.Station;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How long withdrawal took, as far as photographs tell. */
public sealed interface WithdrawalTime {
    /**
     * It lies between two photographs, and is an estimate: the endoscope left the station at or after the first of them, which
     * makes it shorter, and the patient at or after the second, which makes it longer.
     *
     * @param from the station
     * @param first number of the last photograph that documents the station
     * @param last number of the last photograph of the procedure that is neither black nor foreign
     * @param between the two
     */
    record Estimated(Station from, int first, int last, Duration between) implements WithdrawalTime {}

    /**
     * Nothing is known of it.
     *
     * @param reason in words
     */
    record Unknown(String reason) implements WithdrawalTime {}

    /** From a station to the end of the procedure. */
    static WithdrawalTime of(StationVerdict station, List<Reading> readings, Timeline timeline) {
        if (timeline.lacking().isPresent()) {
            return new Unknown(timeline.lacking().get());
        }
        if (station.verdict() != Verdict.DOCUMENTED) {
            return new Unknown(notDocumented(station.station(), station.verdict()));
        }
        List<Reading> inside = readings.stream()
                .filter(reading -> reading.standing() != Standing.BLACK && reading.standing() != Standing.FOREIGN)
                .sorted(Comparator.comparing(WithdrawalTime::number, timeline.order()))
                .toList();
        int last = number(inside.getLast());
        int first = lastOf(station, inside, timeline);
        if (first == last) {
            return new Unknown("no photograph was taken after the last of '"
                    + station.station().name() + "'");
        }
        Duration between =
                timeline.since(last).orElseThrow().minus(timeline.since(first).orElseThrow());
        return new Estimated(station.station(), first, last, between);
    }

    /**
     * The last that documents the station. The evidence holds the best few alone, so that those which come right after the last
     * of these and speak for the station too are taken along; a single one much later is more likely a mistake.
     */
    private static int lastOf(StationVerdict station, List<Reading> inside, Timeline timeline) {
        int best = station.evidence().stream()
                .map(evidence -> number(evidence.reading()))
                .max(timeline.order())
                .orElseThrow();
        return inside.stream()
                .filter(reading -> timeline.order().compare(number(reading), best) > 0)
                .takeWhile(reading -> speaks(reading, station))
                .map(WithdrawalTime::number)
                .reduce(best, (earlier, later) -> later);
    }

    /** A repeated photograph documents nothing new, but the endoscope was there. */
    private static boolean speaks(Reading reading, StationVerdict station) {
        return reading.standing() != Standing.BLURRED && reading.votes().share(station.support()) >= Evidence.SPEAKING;
    }

    private static int number(Reading reading) {
        return reading.photograph().number();
    }

    private static String notDocumented(Station station, Verdict verdict) {
        String name = "'" + station.name() + "'";
        return switch (verdict) {
            case UNCERTAIN -> "whether a photograph shows " + name + " is uncertain";
            case NOT_FOUND -> "no photograph shows " + name;
            case NOT_ASSESSABLE -> "the gallery has no picture of " + name;
            case DOCUMENTED -> throw new IllegalArgumentException(name + " is documented");
        };
    }
}
