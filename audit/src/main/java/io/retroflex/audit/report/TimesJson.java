package io.retroflex.audit.report;

import io.retroflex.audit.procedure.Timeline;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.verdict.WithdrawalTime;
import java.time.Duration;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The times of a procedure as {@code docs/audit-json.md} describes them: durations, and neither a day nor a clock time. */
final class TimesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double MILLISECONDS = 1000;

    private TimesJson() {}

    static ObjectNode of(ReviewedAudit audit, IntFunction<String> nameOf) {
        TimeWords times = TimeWords.of(audit, nameOf);
        Timeline timeline = times.timeline();
        ObjectNode json = MAPPER.createObjectNode();
        if (timeline.isUsable()) {
            json.put("duration-seconds", seconds(timeline.duration()));
        }
        timeline.lacking().ifPresent(lacking -> json.put("lacking", lacking));
        if (timeline.isComplete()) {
            ArrayNode stations = json.putArray("stations");
            times.documented()
                    .forEach(station -> stations.add(station.judged().station().id()));
        }
        audit.withdrawal().ifPresent(withdrawal -> put(json, withdrawal, nameOf));
        return json;
    }

    private static void put(ObjectNode json, WithdrawalTime withdrawal, IntFunction<String> nameOf) {
        switch (withdrawal) {
            case WithdrawalTime.Unknown unknown -> json.put("withdrawal-unknown", unknown.reason());
            case WithdrawalTime.Estimated estimated ->
                json.put("withdrawal-seconds", seconds(estimated.between()))
                        .put("withdrawal-from", nameOf.apply(estimated.first()))
                        .put("withdrawal-to", nameOf.apply(estimated.last()));
        }
    }

    /** To the millisecond. */
    static double seconds(Duration duration) {
        return duration.toMillis() / MILLISECONDS;
    }
}
