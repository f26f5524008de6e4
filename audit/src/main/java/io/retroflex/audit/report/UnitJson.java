package io.retroflex.audit.report;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationShare;
import io.retroflex.audit.unit.UnitGroup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.Estimate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a unit's audits say together, as the JSON object that {@code docs/audit-unit.md} describes. */
public final class UnitJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private UnitJson() {}

    /** The object. */
    public static ObjectNode of(UnitSummary summary, Provenance provenance) {
        ObjectNode json = MAPPER.createObjectNode();
        Protocol protocol = summary.protocol();
        ObjectNode held = json.putObject("protocol")
                .put("id", protocol.id())
                .put("name", protocol.name())
                .put("sha256", protocol.sha256());
        protocol.target().ifPresent(target -> held.put("target", target));
        protocol.unsure().ifPresent(unsure -> held.put("unsure", unsure));
        json.setAll(group(summary.all(), protocol));
        ArrayNode groups = json.putArray("groups");
        summary.parts()
                .values()
                .forEach(parts -> parts.forEach(part -> groups.add(MAPPER.createObjectNode()
                        .put("column", part.column())
                        .put("value", part.value())
                        .setAll(group(part, protocol)))));
        ObjectNode photographs = json.putObject("photographs");
        for (Standing standing : Standing.values()) {
            photographs.put(standing.id(), summary.photographs(standing));
        }
        json.put("doubled", summary.doubled()).put("refused", summary.refused());
        json.putObject("model").put("name", provenance.model()).put("fingerprint", provenance.modelFingerprint());
        json.putObject("gallery")
                .put("name", provenance.gallery())
                .put("fingerprint", provenance.galleryFingerprint())
                .put("pictures", provenance.galleryPictures());
        return json.put("date", provenance.date().toString()).put("notice", Provenance.NOTICE);
    }

    private static ObjectNode group(UnitGroup group, Protocol protocol) {
        CompletenessShare share = group.completeness();
        ObjectNode json = MAPPER.createObjectNode()
                .put("procedures", share.procedures())
                .put("complete", share.complete())
                .put("undecided", share.undecided())
                .put("incomplete", share.incomplete());
        if (share.procedures() > 0) {
            json.set("atLeast", MAPPER.valueToTree(share.atLeast()));
            json.set("atMost", MAPPER.valueToTree(share.atMost()));
        }
        share.against(protocol.target()).ifPresent(standing -> json.put("target", standing.id()));
        group.withdrawals()
                .ifPresent(times -> json.putObject("withdrawal")
                        .put("known", times.known())
                        .put("medianSeconds", times.median().toSeconds())
                        .put("enough", times.enough()));
        ArrayNode stations = json.putArray("stations");
        group.stations().forEach(station -> stations.add(station(station)));
        return json;
    }

    private static ObjectNode station(StationShare station) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", station.station().id())
                .put("name", station.station().name());
        for (Verdict verdict : Verdict.values()) {
            json.put(verdict.id(), station.count(verdict));
        }
        station.documented().ifPresent(share -> json.set("share", share(share)));
        return json;
    }

    private static ObjectNode share(Estimate share) {
        return MAPPER.valueToTree(share);
    }
}
