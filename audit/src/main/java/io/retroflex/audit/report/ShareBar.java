package io.retroflex.audit.report;

import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationShare;
import io.retroflex.audit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar that shows how many procedures are in which state.
 *
 * @param segments from left to right; none where there are no procedures
 */
record ShareBar(List<Segment> segments) {
    /**
     * A part of a bar.
     *
     * @param verdict whose colour it has
     * @param words for it
     * @param count of procedures
     * @param from where it begins, in hundredths of the bar
     * @param width of it, likewise
     */
    record Segment(Verdict verdict, String words, int count, double from, double width) {
        String x() {
            return String.format(Locale.ROOT, "%.3f", from);
        }

        String length() {
            return String.format(Locale.ROOT, "%.3f", width);
        }

        String title() {
            return words + ": " + count;
        }
    }

    /** A station with its bar. */
    record Row(StationShare share, ShareBar bar) {
        /** The share in which it is documented, in words. */
        String documented() {
            return share.documented()
                    .map(estimate -> UnitPage.percent(estimate.value()) + " (" + UnitPage.interval(estimate) + ")")
                    .orElse("not assessable");
        }

        /** The share in which it was not found, likewise. */
        String notFound() {
            return share.notFound()
                    .map(estimate -> UnitPage.percent(estimate.value()) + " (" + UnitPage.interval(estimate) + ")")
                    .orElse("–");
        }
    }

    static ShareBar of(CompletenessShare share) {
        Builder bar = new Builder(share.procedures());
        bar.add(Verdict.DOCUMENTED, "complete", share.complete());
        bar.add(Verdict.UNCERTAIN, "undecided", share.undecided());
        bar.add(Verdict.NOT_FOUND, "incomplete", share.incomplete());
        return new ShareBar(bar.segments);
    }

    static Row of(StationShare share) {
        int all = share.verdicts().values().stream().mapToInt(Integer::intValue).sum();
        Builder bar = new Builder(all);
        for (Verdict verdict : Verdict.values()) {
            bar.add(verdict, StationRow.words(verdict).toLowerCase(Locale.ROOT), share.count(verdict));
        }
        return new Row(share, new ShareBar(bar.segments));
    }

    /** All of it in words, for who cannot see it. */
    String alt() {
        return segments.stream()
                .map(segment -> segment.count + " " + segment.words)
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    private static final class Builder {
        private final int all;
        private final List<Segment> segments = new ArrayList<>();
        private double at;

        Builder(int all) {
            this.all = all;
        }

        void add(Verdict verdict, String words, int count) {
            if (count > 0) {
                double width = 100.0 * count / all;
                segments.add(new Segment(verdict, words, count, at, width));
                at += width;
            }
        }
    }
}
