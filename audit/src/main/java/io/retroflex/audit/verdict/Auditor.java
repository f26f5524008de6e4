package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.vote.Calibration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds procedures against a protocol. */
public final class Auditor {
    private final Protocol protocol;
    private final Calibration calibration;
    private final Set<String> labels;

    /**
     * An auditor.
     *
     * @param calibration of the gallery that is asked
     * @param labels that the gallery has
     */
    public Auditor(Protocol protocol, Calibration calibration, Set<String> labels) {
        this.protocol = protocol;
        this.calibration = calibration;
        this.labels = Set.copyOf(labels);
    }

    /**
     * What the photographs of a procedure document, and what not.
     *
     * @param procedure its pseudonym
     */
    public ProcedureAudit audit(String procedure, Examination examination) {
        Calibration fitting = calibration.like(
                examination.photographs().stream().map(Examined::surroundings).toList());
        List<Reading> readings = Readings.of(examination.photographs(), fitting);
        List<Reading> used = of(readings, Standing.USED);
        List<Reading> blurred = of(readings, Standing.BLURRED);
        List<StationVerdict> stations = protocol.stations().stream()
                .map(station -> verdict(station, used, blurred, fitting))
                .toList();
        return new ProcedureAudit(
                procedure,
                protocol,
                Completeness.of(stations.stream().map(StationVerdict::verdict).toList()),
                stations,
                readings,
                Sightings.of(used, Sightings.PREPARATION::contains),
                Sightings.of(used, Sightings.findings(protocol)),
                fitting.how(),
                examination.refused());
    }

    /** By the labels that show the station; where they do not document it, labels that nearly do may still make it uncertain. */
    private StationVerdict verdict(Station station, List<Reading> used, List<Reading> blurred, Calibration fitting) {
        Set<String> showing = inGallery(station.labels());
        Set<String> nearly = inGallery(station.proxies());
        StationJudge judge = new StationJudge(station, protocol.risk(), fitting, used, blurred);
        if (showing.isEmpty()) {
            return nearly.isEmpty() ? judge.notAssessable() : judge.byProxy(nearly);
        }
        StationVerdict shown = judge.by(showing);
        if (shown.verdict() == Verdict.NOT_FOUND && !nearly.isEmpty()) {
            StationVerdict nearlyShown = judge.byProxy(nearly);
            return nearlyShown.verdict() == Verdict.UNCERTAIN ? nearlyShown : shown;
        }
        return shown;
    }

    private static List<Reading> of(List<Reading> readings, Standing standing) {
        return readings.stream()
                .filter(reading -> reading.standing() == standing)
                .toList();
    }

    private Set<String> inGallery(Set<String> asked) {
        Set<String> there = new TreeSet<>(asked);
        there.retainAll(labels);
        return there;
    }
}
