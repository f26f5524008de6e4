package io.retroflex.server.log;

import io.retroflex.server.problem.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which records of the log are asked for; a null lets through all.
 *
 * @param who the name of an account, or {@code -} for nobody who is known
 * @param what a part of the method and the route, such as {@code DELETE /api}, or of an event's name; large or small
 * @param refused whether only requests are asked for that were refused: 401, 403 and 429
 * @param since the first moment
 * @param until the first moment that is not asked for any more
 */
public record LogFilter(
        @Nullable String who,
        @Nullable String what,
        boolean refused,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** Lets through all. */
    public static final LogFilter ALL = new LogFilter(null, null, false, null, null);

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    /** A clock that is put right moves records out of the order of time; by more it is not looked for them. */
    private static final Duration PUT_RIGHT = Duration.ofHours(1);

    /**
     * Those of a day.
     *
     * @throws BadRequestException if its year has not four digits, or is before 1970
     */
    public LogFilter ofDay(LocalDate day, ZoneId zone) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new BadRequestException("the log has no year " + day.getYear() + "; give a day such as 2026-11-28");
        }
        return new LogFilter(
                who,
                what,
                refused,
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean matches(Line line) {
        return isOfThatTime(line.at())
                && isWho(line.json())
                && isWhat(line.json())
                && (!refused || isRefused(line.json()));
    }

    private boolean isOfThatTime(Instant at) {
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    private boolean isWho(ObjectNode json) {
        return who == null || json.path("who").asString("").equals(who);
    }

    private boolean isWhat(ObjectNode json) {
        if (what == null) {
            return true;
        }
        String done = json.has("route")
                ? json.path("method").asString("") + " " + json.path("route").asString("")
                : json.path("event").asString("");
        return done.toLowerCase(Locale.ROOT).contains(what.toLowerCase(Locale.ROOT));
    }

    private static boolean isRefused(ObjectNode json) {
        return isRefusal(json.path("status").asInt(0));
    }

    /** Whether a status says that the asker was not let in. */
    public static boolean isRefusal(int status) {
        return REFUSALS.contains(status);
    }

    /** Whether neither it nor any after it is asked for. */
    boolean isPast(Line line) {
        return until != null && !line.at().isBefore(until.plus(PUT_RIGHT));
    }

    /** Whether neither it nor any before it is asked for. */
    boolean isBeforeAll(Line line) {
        return since != null && line.at().isBefore(since.minus(PUT_RIGHT));
    }
}
