package io.retroflex.server.web;

import io.retroflex.server.log.AccessLog;
import io.retroflex.server.log.LogPage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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

    /** Records from a number on, the oldest first; without a number the latest. */
    @GetMapping
    LogPage page(
            @RequestParam(required = false) @Nullable @Min(1) Long from,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size)
            throws IOException {
        return log.page(from == null ? OptionalLong.empty() : OptionalLong.of(from), size);
    }
}
