package io.retroflex.server.page;

import io.retroflex.server.log.AccessLog;
import io.retroflex.server.log.LogFilter;
import io.retroflex.server.log.LogPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log, the newest first, for admins. */
@Controller
class LogPages {
    private static final int SIZE = 50;

    private final Templates templates;
    private final AccessLog log;

    LogPages(Templates templates, AccessLog log) {
        this.templates = templates;
        this.log = log;
    }

    @GetMapping("/log")
    ResponseEntity<String> log(
            @RequestParam(defaultValue = "") @Size(max = 100) String who,
            @RequestParam(defaultValue = "") @Size(max = 200) String what,
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            HttpServletRequest request)
            throws IOException {
        LogFilter any = new LogFilter(asked(who), asked(what), refused, null, null);
        LogFilter filter = day == null ? any : any.ofDay(day, ZoneId.systemDefault());
        OptionalLong below = before == null ? OptionalLong.empty() : OptionalLong.of(before);
        LogPage found = log.newest(filter, below, SIZE);
        return templates.page("log", Frame.of(request), new LogView(found, who, what, refused, day, below.isPresent()));
    }

    private static @Nullable String asked(String part) {
        return part.isBlank() ? null : part.strip();
    }
}
