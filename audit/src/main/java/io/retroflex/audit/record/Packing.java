package io.retroflex.audit.record;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From an audit to what is kept of it. */
final class Packing {
    private final Map<Kept.Picture, Integer> indices = new LinkedHashMap<>();

    private Packing() {}

    static Kept of(ProcedureAudit audit, Provenance provenance) {
        return new Packing().kept(audit, provenance);
    }

    private Kept kept(ProcedureAudit audit, Provenance provenance) {
        List<Kept.OfStation> stations =
                audit.stations().stream().map(Packing::station).toList();
        List<Kept.OfReading> readings =
                audit.readings().stream().map(this::reading).toList();
        return new Kept(
                Kept.VERSION,
                audit.procedure(),
                audit.protocol(),
                audit.completeness(),
                stations,
                readings,
                new ArrayList<>(indices.keySet()),
                audit.preparation(),
                audit.findings(),
                audit.calibration(),
                audit.refused().stream().map(Examination.Refused::number).toList(),
                provenance);
    }

    private static Kept.OfStation station(StationVerdict judged) {
        return new Kept.OfStation(
                judged.station().id(),
                judged.verdict(),
                judged.support(),
                judged.proxy(),
                judged.chance(),
                judged.typicality(),
                judged.evidence().stream().map(Packing::evidence).toList());
    }

    private static Kept.OfEvidence evidence(Evidence evidence) {
        int neighbours = evidence.neighbours().size();
        List<Neighbour> voters = evidence.reading().votes().neighbours();
        if (!evidence.neighbours().equals(voters.subList(0, Math.min(neighbours, voters.size())))) {
            throw new IllegalArgumentException("the neighbours of photograph "
                    + evidence.reading().photograph().number() + " are not the first of its voters");
        }
        return new Kept.OfEvidence(
                evidence.reading().photograph().number(),
                evidence.shows(),
                evidence.share(),
                evidence.likeness(),
                evidence.chance(),
                neighbours);
    }

    private Kept.OfReading reading(Reading reading) {
        Examined photograph = reading.photograph();
        return new Kept.OfReading(
                photograph.number(),
                photograph.id(),
                photograph.taken(),
                photograph.quality(),
                photograph.look(),
                reading.votes().neighbours().stream().map(this::voter).toList(),
                reading.standing(),
                reading.confidence(),
                reading.belonging());
    }

    private Kept.Voter voter(Neighbour neighbour) {
        Kept.Picture picture =
                new Kept.Picture(neighbour.id(), neighbour.facts().columns());
        Integer known = indices.putIfAbsent(picture, indices.size());
        return new Kept.Voter(known == null ? indices.size() - 1 : known, neighbour.cosine());
    }
}
