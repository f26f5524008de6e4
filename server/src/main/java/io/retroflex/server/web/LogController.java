package io.retroflex.server.web;

import io.retroflex.server.log.AccessLog;
import io.retroflex.server.log.LogFilter;
import io.retroflex.server.log.LogPage;
import io.retroflex.server.problem.BadRequestException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log. */
@RestController
@RequestMapping("/api/v1/log")
class LogController {
    private final AccessLog log;

    LogController(AccessLog log) {
        this.log = log;
    }

    /**
     * Records, the oldest first: from a number on, or else the newest that the filters let through; {@code older} of an answer,
     * given as {@code before}, goes on to those before.
     *
     * @param who the name of an account, or {@code -} for nobody who is known
     * @param what a part of the method and the route
     * @param refused only what was refused: 401, 403, 429
     * @param day in UTC
     */
    @GetMapping
    LogPage page(
            @RequestParam(required = false) @Nullable @Min(1) Long from,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 100) String who,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 200) String what,
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size)
            throws IOException {
        LogFilter any = new LogFilter(who, what, refused, null, null);
        LogFilter filter = day == null ? any : any.ofDay(day, ZoneOffset.UTC);
        if (from == null) {
            return log.newest(filter, before == null ? OptionalLong.empty() : OptionalLong.of(before), size);
        }
        if (before != null || !filter.equals(LogFilter.ALL)) {
            throw new BadRequestException("'from' reads on without filters; leave it out, or all others but 'size'");
        }
        return log.page(OptionalLong.of(from), size);
    }
}
