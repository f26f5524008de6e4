package io.retroflex.audit.report;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.review.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What reports say of a review, in words. */
final class ReviewWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Line breaks, characters that no report can hold, and those that turn the direction in which what follows is read. */
    private static final String NOT_IN_A_LINE = "[\\p{Cc}\\s\\u202a-\\u202e\\u2066-\\u2069]+";

    /** Halves of characters, and what XML has no room for. */
    private static final String NO_CHARACTER = "[\\p{Cs}\\ufffe\\uffff]";

    private ReviewWords() {}

    /** What a person wrote, on one line that every report can hold. */
    static String line(String text) {
        return characters(text).replaceAll(NOT_IN_A_LINE, " ").strip();
    }

    /** What a person wrote, as far as it is characters. */
    static String characters(String text) {
        return text.replaceAll(NO_CHARACTER, "\ufffd");
    }

    /** Who signed, if a person looked at all. */
    static Optional<String> head(ReviewedAudit audit) {
        return audit.isReviewed()
                ? Optional.of(
                        audit.review().signature().map(ReviewWords::signed).orElse("Reviewed, not signed"))
                : Optional.empty();
    }

    private static String signed(Signature signature) {
        return "Signed by " + said(signature.by(), signature.at());
    }

    /** Who made of a station what the machine had not said, when and why; empty where nobody did. */
    static String of(ReviewedStation station, IntFunction<String> nameOf) {
        List<String> sentences = persons(station, nameOf);
        if (station.isReviewed()) {
            sentences.add(machine(station));
        }
        return String.join(" ", sentences);
    }

    /** The persons' part of it, in sentences. */
    static List<String> persons(ReviewedStation station, IntFunction<String> nameOf) {
        List<String> sentences = new ArrayList<>();
        station.ruling().ifPresent(ruling -> sentences.add(of(ruling)));
        station.placed().forEach(placement -> sentences.add(placed(placement, nameOf)));
        station.withdrawn().forEach(placement -> sentences.add(withdrawn(placement, nameOf)));
        return sentences;
    }

    private static String of(Ruling ruling) {
        return StationRow.words(ruling.verdict()) + ", says " + said(ruling.by(), ruling.at()) + ": '"
                + line(ruling.reason()) + "'.";
    }

    private static String placed(Placement placement, IntFunction<String> nameOf) {
        return "Placed here by " + said(placement.by(), placement.at()) + ": " + nameOf.apply(placement.photograph())
                + ".";
    }

    private static String withdrawn(Placement placement, IntFunction<String> nameOf) {
        return "Put aside by " + said(placement.by(), placement.at()) + ": " + nameOf.apply(placement.photograph())
                + " does not show it.";
    }

    /** What had been said before persons were asked. */
    static String machine(ReviewedStation station) {
        if (station.isChanged()) {
            return "The machine had said: "
                    + StationRow.words(station.judged().verdict()).toLowerCase(Locale.ROOT) + ".";
        }
        return station.ruling().isPresent() ? "The machine had said the same." : "The machine's verdict holds.";
    }

    /** What a person said of a photograph, where it stands among all. */
    static String of(Placement placement, Protocol protocol) {
        return placement.station().map(id -> name(id, protocol)).orElse("of no use") + ", says " + line(placement.by());
    }

    private static String name(String id, Protocol protocol) {
        return protocol.stations().stream()
                .filter(station -> station.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse(id);
    }

    /** In a few words, where the verdict stands on a person's word; empty where it stands on the machine's. */
    static Optional<String> why(ReviewedStation station) {
        if (station.ruling().isPresent()) {
            return station.ruling().map(ruling -> "says " + line(ruling.by()));
        }
        if (station.placed().size() >= station.judged().station().count()) {
            return Optional.of("placed by " + names(station.placed()));
        }
        return station.isChanged()
                ? Optional.of("photograph put aside by " + names(station.withdrawn()))
                : Optional.empty();
    }

    private static String names(List<Placement> placements) {
        return placements.stream()
                .map(placement -> line(placement.by()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String said(String by, Instant at) {
        return line(by) + " on " + MINUTE.format(at);
    }
}
