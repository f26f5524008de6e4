package io.retroflex.server.page;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationShare;
import io.retroflex.audit.unit.UnitGroup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.procedure.UnitStatistics;
import io.retroflex.server.protocol.KnownProtocols;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How complete the unit's procedures are. */
@Controller
@RequestMapping("/unit")
class UnitPages {
    private final Templates templates;
    private final UnitStatistics statistics;

    UnitPages(Templates templates, UnitStatistics statistics) {
        this.templates = templates;
        this.statistics = statistics;
    }

    /**
     * A part of a bar.
     *
     * @param verdict whose colour it has
     * @param from where it begins, in hundredths of the bar
     * @param width of it, likewise
     */
    record Segment(Verdict verdict, int count, String from, String width) {}

    /**
     * A bar.
     *
     * @param words for who cannot see it
     * @param value that stands beside it
     */
    record Bar(String name, List<Segment> segments, String words, String value) {}

    /** The unit's procedures by a protocol. */
    record Unit(Frame frame, UnitSummary summary, List<Protocol> protocols) {
        int procedures() {
            return summary.audits().size();
        }

        /** Bounds of the share that is complete: what is undecided may turn out either way. */
        String complete() {
            CompletenessShare share = summary.all().completeness();
            Texts texts = frame.texts();
            return frame.t(
                    "unit.complete",
                    texts.percent(share.atLeast().value()),
                    texts.percent(share.atMost().value()),
                    texts.percent(share.atLeast().low()),
                    texts.percent(share.atMost().high()));
        }

        Bar all() {
            return bar(frame.t("unit.all"), summary.all().completeness());
        }

        List<Bar> months() {
            return summary.parts().getOrDefault(UnitSummary.MONTH, List.of()).stream()
                    .map(this::month)
                    .toList();
        }

        private Bar month(UnitGroup group) {
            boolean unknown = group.value().equals(UnitGroup.UNKNOWN);
            return bar(unknown ? frame.t("unit.unknown") : group.value(), group.completeness());
        }

        private Bar bar(String name, CompletenessShare share) {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            counts.put(Verdict.DOCUMENTED, share.complete());
            counts.put(Verdict.UNCERTAIN, share.undecided());
            counts.put(Verdict.NOT_FOUND, share.incomplete());
            String words = frame.t("unit.words", share.complete(), share.undecided(), share.incomplete());
            return new Bar(name, segments(counts), words, words);
        }

        List<Bar> stations() {
            return summary.all().stations().stream().map(this::station).toList();
        }

        private Bar station(StationShare share) {
            List<String> words = new ArrayList<>();
            for (Verdict verdict : Verdict.values()) {
                if (share.count(verdict) > 0) {
                    words.add(frame.texts().of("verdict", verdict) + " " + share.count(verdict));
                }
            }
            String value = share.documented()
                    .map(estimate -> frame.t(
                            "unit.interval",
                            frame.texts().percent(estimate.value()),
                            frame.texts().percent(estimate.low()),
                            frame.texts().percent(estimate.high())))
                    .orElse(frame.texts().of("verdict", Verdict.NOT_ASSESSABLE));
            return new Bar(share.station().name(), segments(share.verdicts()), String.join(", ", words), value);
        }

        private static List<Segment> segments(Map<Verdict, Integer> counts) {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            List<Segment> segments = new ArrayList<>();
            double at = 0;
            for (Verdict verdict : Verdict.values()) {
                int count = counts.getOrDefault(verdict, 0);
                if (count > 0) {
                    double width = 100.0 * count / all;
                    segments.add(new Segment(
                            verdict,
                            count,
                            String.format(Locale.ROOT, "%.3f", at),
                            String.format(Locale.ROOT, "%.3f", width)));
                    at += width;
                }
            }
            return segments;
        }
    }

    @GetMapping
    ResponseEntity<String> unit(
            @RequestParam(defaultValue = "hyperkvasir-lower") String protocol, HttpServletRequest request)
            throws IOException {
        Frame frame = Frame.of(request);
        UnitSummary summary = statistics.of(KnownProtocols.named(protocol));
        return templates.page("unit", frame, new Unit(frame, summary, KnownProtocols.all()));
    }
}
