package io.retroflex.audit.procedure;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the photographs of a procedure were taken: how long after the first of them. Neither day nor clock time is in it, for
 * these would tell who was examined.
 *
 * @param since the first photograph, by the numbers of those that have a time; empty where times are of no use
 * @param month of the first photograph, for statistics of a unit and for no report of a procedure
 * @param lacking why not every photograph has a time, in words; empty if every one has
 */
public record Timeline(SortedMap<Integer, Duration> since, Optional<YearMonth> month, Optional<String> lacking) {
    /** Longer pauses than an examination has. */
    private static final Duration LONGEST_GAP = Duration.ofHours(4);

    /** Clocks that nobody set begin on the first day of 1970, 1980 or 2000. */
    private static final LocalDate SET = LocalDate.of(2000, 1, 2);

    /** Copies the map. */
    public Timeline {
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
    }

    /** Of photographs that could be read. */
    public static Timeline of(List<Examined> photographs) {
        List<LocalDateTime> times = photographs.stream()
                .flatMap(photograph -> photograph.taken().stream())
                .sorted()
                .toList();
        Optional<String> unusable = unusable(times);
        if (unusable.isPresent()) {
            return new Timeline(new TreeMap<>(), Optional.empty(), unusable);
        }
        LocalDateTime first = times.getFirst();
        SortedMap<Integer, Duration> since = new TreeMap<>();
        for (Examined photograph : photographs) {
            photograph.taken().ifPresent(taken -> since.put(photograph.number(), Duration.between(first, taken)));
        }
        int without = photographs.size() - times.size();
        return new Timeline(
                since,
                Optional.of(YearMonth.from(first)),
                without == 0
                        ? Optional.empty()
                        : Optional.of(without + " of " + photographs.size() + " photographs have no time"));
    }

    /**
     * Why times are of no use, if they are.
     *
     * @param times in their order
     */
    private static Optional<String> unusable(List<LocalDateTime> times) {
        if (times.isEmpty()) {
            return Optional.of("no photograph has a time");
        }
        if (times.getLast().toLocalDate().isBefore(SET)) {
            return Optional.of("the photographs' times are those of a clock that was never set");
        }
        if (times.size() > 1
                && times.getFirst()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .equals(times.getLast().truncatedTo(ChronoUnit.SECONDS))) {
            return Optional.of("all photographs have the same time");
        }
        for (int i = 1; i < times.size(); i++) {
            if (Duration.between(times.get(i - 1), times.get(i)).compareTo(LONGEST_GAP) > 0) {
                return Optional.of("more than " + LONGEST_GAP.toHours() + " hours lie between two photographs");
            }
        }
        return Optional.empty();
    }

    /** Whether some photographs have times of use. */
    public boolean isUsable() {
        return !since.isEmpty();
    }

    /** Whether every photograph has a time, so that their order is known. */
    public boolean isComplete() {
        return lacking.isEmpty();
    }

    /** How long after the first photograph one was taken, by its number. */
    public Optional<Duration> since(int number) {
        return Optional.ofNullable(since.get(number));
    }

    /** From the first photograph to the last; zero where there are none. */
    public Duration duration() {
        return since.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** The order in which photographs were taken, by their numbers; those of one moment, and those without a time, as they are numbered. */
    public Comparator<Integer> order() {
        return Comparator.<Integer, Duration>comparing(number -> since(number).orElse(Duration.ZERO))
                .thenComparing(Comparator.naturalOrder());
    }
}
