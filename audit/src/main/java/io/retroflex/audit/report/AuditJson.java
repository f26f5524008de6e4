package io.retroflex.audit.report;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Timeline;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Seen;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.gallery.Neighbour;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An audit as the JSON object that {@code docs/audit-json.md} describes. */
public final class AuditJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AuditJson() {}

    /** The object of an audit that nobody has looked at yet. */
    public static ObjectNode of(ProcedureAudit audit, Provenance provenance, IntFunction<String> nameOf) {
        return of(ReviewedAudit.unreviewed(audit), provenance, nameOf);
    }

    /**
     * The object of an audit with what persons made of it.
     *
     * @param nameOf what a photograph is called, by its number
     */
    public static ObjectNode of(ReviewedAudit reviewed, Provenance provenance, IntFunction<String> nameOf) {
        ProcedureAudit audit = reviewed.audit();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("procedure", audit.procedure());
        json.set("protocol", protocol(audit));
        json.put("completeness", reviewed.completeness().id());
        if (reviewed.isReviewed()) {
            json.put("machineCompleteness", audit.completeness().id());
            json.set("review", ReviewJson.of(reviewed.review(), nameOf));
        }
        ArrayNode stations = json.putArray("stations");
        reviewed.stations().forEach(station -> stations.add(station(station, nameOf)));
        ArrayNode pictures = json.putArray("pictures");
        Timeline timeline = audit.timeline();
        audit.readings().forEach(reading -> pictures.add(picture(reading, timeline, nameOf)));
        json.set("times", TimesJson.of(reviewed, nameOf));
        json.set("preparation", seen(audit.preparation()));
        json.set("findings", seen(audit.findings()));
        ArrayNode refused = json.putArray("refused");
        for (Examination.Refused one : audit.refused()) {
            refused.add(nameOf.apply(one.number()));
        }
        json.putObject("model").put("name", provenance.model()).put("fingerprint", provenance.modelFingerprint());
        ObjectNode gallery = json.putObject("gallery")
                .put("name", provenance.gallery())
                .put("fingerprint", provenance.galleryFingerprint())
                .put("pictures", provenance.galleryPictures())
                .put("calibration", audit.calibration());
        provenance.credit().ifPresent(credit -> gallery.put("credit", credit));
        json.put("date", provenance.date().toString());
        json.put("notice", Provenance.NOTICE);
        return json;
    }

    private static ObjectNode protocol(ProcedureAudit audit) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", audit.protocol().id())
                .put("name", audit.protocol().name())
                .put("sha256", audit.protocol().sha256())
                .put("wrong", audit.protocol().risk().wrong())
                .put("missed", audit.protocol().risk().missed());
        audit.protocol().unsure().ifPresent(unsure -> json.put("unsure", unsure));
        return json;
    }

    private static ObjectNode station(ReviewedStation reviewed, IntFunction<String> nameOf) {
        StationVerdict verdict = reviewed.judged();
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", verdict.station().id())
                .put("name", verdict.station().name())
                .put("verdict", reviewed.verdict().id());
        if (reviewed.isChanged()) {
            json.put("machine", verdict.verdict().id());
        }
        json.put("confidence", verdict.confidence())
                .put("chance", verdict.chance())
                .put("typicality", verdict.typicality())
                .put("proxy", verdict.proxy());
        json.set("labels", MAPPER.valueToTree(verdict.support()));
        ArrayNode pictures = json.putArray("pictures");
        for (Evidence evidence : verdict.evidence()) {
            ObjectNode picture = pictures.addObject()
                    .put("name", nameOf.apply(evidence.reading().photograph().number()))
                    .put("id", evidence.reading().photograph().id())
                    .put("shows", evidence.shows())
                    .put("share", evidence.share())
                    .put("likeness", evidence.likeness())
                    .put("chance", evidence.chance());
            picture.set("neighbours", neighbours(evidence.neighbours()));
        }
        return json;
    }

    private static ArrayNode neighbours(List<Neighbour> neighbours) {
        ArrayNode json = MAPPER.createArrayNode();
        for (Neighbour neighbour : neighbours) {
            json.addObject()
                    .put("id", neighbour.id())
                    .put("label", neighbour.label())
                    .put("cosine", neighbour.cosine());
        }
        return json;
    }

    private static ObjectNode picture(Reading reading, Timeline timeline, IntFunction<String> nameOf) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("name", nameOf.apply(reading.photograph().number()))
                .put("id", reading.photograph().id())
                .put("standing", reading.standing().id())
                .put("label", reading.label())
                .put("confidence", reading.confidence())
                .put("belonging", reading.belonging());
        timeline.since(reading.photograph().number()).ifPresent(since -> json.put("seconds", TimesJson.seconds(since)));
        json.set("votes", MAPPER.valueToTree(reading.votes().shares()));
        json.putObject("quality")
                .put("score", reading.photograph().quality().score())
                .put("light", reading.photograph().quality().light())
                .put("sharpness", reading.photograph().quality().sharpness())
                .put("clearness", reading.photograph().quality().clearness())
                .put("warmth", reading.photograph().quality().warmth());
        return json;
    }

    private static ArrayNode seen(List<Seen> seen) {
        return MAPPER.valueToTree(seen);
    }
}
