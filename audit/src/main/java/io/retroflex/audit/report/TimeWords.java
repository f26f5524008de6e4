package io.retroflex.audit.report;

import io.retroflex.audit.procedure.Timeline;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.audit.verdict.WithdrawalTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What reports say of a procedure's times: minutes and seconds since its first photograph. No day and no clock time, for these
 * would tell who was examined.
 *
 * @param nameOf what a photograph is called, by its number
 */
public record TimeWords(ReviewedAudit reviewed, Timeline timeline, IntFunction<String> nameOf) {
    /** Of an audit that nobody has looked at yet. */
    public static TimeWords of(ProcedureAudit audit, IntFunction<String> nameOf) {
        return of(ReviewedAudit.unreviewed(audit), nameOf);
    }

    /** Of an audit, by the verdicts that hold. */
    static TimeWords of(ReviewedAudit reviewed, IntFunction<String> nameOf) {
        return new TimeWords(reviewed, reviewed.audit().timeline(), nameOf);
    }

    /** Whether there is anything to say. */
    boolean isAny() {
        return timeline.isUsable() || audit().protocol().withdrawal().isPresent();
    }

    /** All of it, in sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                timeline.isUsable()
                        ? "From the first photograph to the last: " + words(timeline.duration()) + "."
                                + timeline.lacking()
                                        .map(lacking -> " " + capital(lacking) + ".")
                                        .orElse("")
                        : capital(timeline.lacking().orElseThrow()) + ".");
        List<String> passed = passed();
        if (passed.size() > 1) {
            sentences.add("Stations in the order of their first photographs: " + String.join(", ", passed) + ".");
        }
        withdrawal().ifPresent(sentences::add);
        audit().protocol().withdrawal().map(TimeWords::asked).ifPresent(sentences::add);
        return sentences;
    }

    /** How long withdrawal took, if the protocol asks for it. */
    public Optional<String> withdrawal() {
        return reviewed.withdrawal().map(time -> switch (time) {
            case WithdrawalTime.Unknown unknown -> "Withdrawal time is not known: " + unknown.reason() + ".";
            case WithdrawalTime.Estimated estimated -> withdrawal(estimated);
        });
    }

    private String withdrawal(WithdrawalTime.Estimated estimated) {
        return "Withdrawal took " + words(estimated.between()) + " between photographs, from "
                + nameOf.apply(estimated.first()) + ", the last that documents '"
                + estimated.from().name() + "', to "
                + nameOf.apply(estimated.last())
                + ", the last that is neither black nor foreign. That is an estimate: it began at or after the one, and ended at or after the other.";
    }

    private static String asked(Protocol.Withdrawal asked) {
        return String.format(
                        Locale.ROOT,
                        "At least %s min are asked for",
                        BigDecimal.valueOf(asked.minutes()).stripTrailingZeros().toPlainString())
                + asked.source()
                        .map(source -> " (" + source.text()
                                + source.doi().map(doi -> ", doi:" + doi).orElse("") + ")")
                        .orElse("")
                + "."
                + asked.unsure()
                        .map(unsure -> " [unsure] " + capital(unsure) + ".")
                        .orElse("");
    }

    /** The stations that are documented, in the order of their first photographs; none where that order is not known. */
    List<String> passed() {
        return documented().stream()
                .map(station -> station.judged().station().name() + " (after " + words(first(station)) + ")")
                .toList();
    }

    List<ReviewedStation> documented() {
        return timeline.isComplete()
                ? reviewed.stations().stream()
                        .filter(station -> station.verdict() == Verdict.DOCUMENTED
                                && times(station).findAny().isPresent())
                        .sorted(Comparator.comparing(this::first))
                        .toList()
                : List.of();
    }

    private Duration first(ReviewedStation station) {
        return times(station).min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Of the photographs that show it; none where a person decided without one. What the machine had not found it shows the
     * nearest to, which need not be it.
     */
    private Stream<Duration> times(ReviewedStation station) {
        Stream<Integer> numbers = station.judged().verdict() == Verdict.NOT_FOUND
                ? station.placed().stream().map(Placement::photograph)
                : station.photographs().stream();
        return numbers.flatMap(number -> timeline.since(number).stream());
    }

    /** All photographs: in the order in which they were taken if that is known, else as they are numbered. */
    List<Reading> readings() {
        return timeline.isComplete()
                ? audit().readings().stream()
                        .sorted(Comparator.comparing(
                                reading -> reading.photograph().number(), timeline.order()))
                        .toList()
                : audit().readings();
    }

    /** In which order they are, where they have times. */
    Optional<String> order() {
        return timeline.isUsable()
                ? Optional.of("With the time since the first, in the order "
                        + (timeline.isComplete() ? "in which they were taken." : "of their names: some have no time."))
                : Optional.empty();
    }

    /** When a photograph was taken, to stand before what it shows; empty without a time. */
    String before(Reading reading) {
        return timeline.since(reading.photograph().number())
                .map(since -> words(since) + ": ")
                .orElse("");
    }

    /** From the first photograph to the last, or why that is not known, for a terminal. */
    public Optional<String> duration() {
        return timeline.isUsable()
                ? Optional.of(words(timeline.duration()) + " from the first photograph to the last"
                        + timeline.lacking().map(lacking -> "; " + lacking).orElse(""))
                : Optional.empty();
    }

    /** As {@code 4 min 10 s}, which nobody takes for a clock time. */
    static String words(Duration duration) {
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private ProcedureAudit audit() {
        return reviewed.audit();
    }
}
