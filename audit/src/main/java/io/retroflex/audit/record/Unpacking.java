package io.retroflex.audit.record;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what was kept of an audit to the audit. */
final class Unpacking {
    /** The reason names the file, which nobody who reads a record is to learn. */
    private static final String REFUSED = "it could not be read";

    private final Kept kept;
    private final List<Facts> facts;

    private Unpacking(Kept kept) {
        this.kept = kept;
        this.facts = kept.pictures().stream()
                .map(picture -> new Facts(picture.facts()))
                .toList();
    }

    /**
     * The audit.
     *
     * @param thumbnails of photographs, by their ids; asked each time somebody looks
     * @throws IllegalArgumentException if its parts do not fit each other
     */
    static ProcedureAudit of(Kept kept, Function<String, byte[]> thumbnails) {
        return new Unpacking(kept).audit(thumbnails);
    }

    private ProcedureAudit audit(Function<String, byte[]> thumbnails) {
        List<Reading> readings =
                kept.readings().stream().map(one -> reading(one, thumbnails)).toList();
        Map<Integer, Reading> byNumber = readings.stream()
                .collect(Collectors.toMap(
                        reading -> reading.photograph().number(), Function.identity(), (one, other) -> {
                            throw damaged(
                                    "it has photograph " + one.photograph().number() + " twice");
                        }));
        return new ProcedureAudit(
                kept.procedure(),
                kept.protocol(),
                kept.completeness(),
                kept.stations().stream().map(one -> station(one, byNumber)).toList(),
                readings,
                kept.preparation(),
                kept.findings(),
                kept.calibration(),
                kept.refused().stream()
                        .map(number -> new Examination.Refused(number, REFUSED))
                        .toList());
    }

    private Reading reading(Kept.OfReading one, Function<String, byte[]> thumbnails) {
        Surroundings surroundings =
                Surroundings.ofVoters(one.voters().stream().map(this::neighbour).toList());
        Examined photograph = new Examined(
                one.number(),
                one.id(),
                one.taken(),
                surroundings,
                one.quality(),
                one.look(),
                () -> thumbnails.apply(one.id()));
        return new Reading(photograph, surroundings.votes(), one.standing(), one.confidence(), one.belonging());
    }

    private Neighbour neighbour(Kept.Voter voter) {
        int index = voter.picture();
        if (index < 0 || index >= facts.size()) {
            throw damaged("a voter is picture " + index + " of " + facts.size());
        }
        return new Neighbour(kept.pictures().get(index).id(), facts.get(index), voter.cosine());
    }

    private StationVerdict station(Kept.OfStation one, Map<Integer, Reading> readings) {
        Station station = kept.protocol().stations().stream()
                .filter(candidate -> candidate.id().equals(one.id()))
                .findFirst()
                .orElseThrow(() -> damaged("its protocol has no station '" + one.id() + "'"));
        return new StationVerdict(
                station,
                one.verdict(),
                one.support(),
                one.proxy(),
                one.chance(),
                one.typicality(),
                one.evidence().stream()
                        .map(evidence -> evidence(evidence, readings.get(evidence.photograph())))
                        .toList());
    }

    private static Evidence evidence(Kept.OfEvidence one, @Nullable Reading reading) {
        if (reading == null) {
            throw damaged("it has no photograph " + one.photograph());
        }
        List<Neighbour> voters = reading.votes().neighbours();
        if (one.neighbours() < 0 || one.neighbours() > voters.size()) {
            throw damaged("photograph " + one.photograph() + " has " + voters.size() + " voters, of which it wants "
                    + one.neighbours());
        }
        return new Evidence(
                reading, one.shows(), one.share(), one.likeness(), one.chance(), voters.subList(0, one.neighbours()));
    }

    private static IllegalArgumentException damaged(String how) {
        return new IllegalArgumentException(AuditRecord.damaged(how));
    }
}
