package io.retroflex.audit.unit;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.Intervals;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often a station is documented.
 *
 * @param station of the protocol
 * @param verdicts how many procedures have which
 */
public record StationShare(Station station, Map<Verdict, Integer> verdicts) {
    /** Copies the map. */
    public StationShare {
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    static StationShare of(Station station, Collection<UnitAudit> audits) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, 0);
        }
        audits.stream()
                .flatMap(audit -> audit.row().stations().stream())
                .filter(outcome -> outcome.station().equals(station.id()))
                .forEach(outcome -> verdicts.merge(outcome.verdict(), 1, Integer::sum));
        return new StationShare(station, verdicts);
    }

    /** How many procedures have a verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** In how many procedures it can be assessed. */
    public int assessable() {
        return count(Verdict.DOCUMENTED) + count(Verdict.UNCERTAIN) + count(Verdict.NOT_FOUND);
    }

    /** The share of procedures in which it is documented, with its 95 % interval (Wilson); nothing where it cannot be assessed. */
    public Optional<Estimate> documented() {
        return share(Verdict.DOCUMENTED);
    }

    /** The share of procedures in which it was not found, likewise. */
    public Optional<Estimate> notFound() {
        return share(Verdict.NOT_FOUND);
    }

    private Optional<Estimate> share(Verdict verdict) {
        return assessable() == 0 ? Optional.empty() : Optional.of(Intervals.wilson(count(verdict), assessable()));
    }
}
