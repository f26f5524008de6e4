package io.retroflex.server.page;

import io.retroflex.server.log.LogFilter;
import io.retroflex.server.log.LogPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some records of the access log, and what was asked for.
 *
 * @param later whether there are newer ones than these
 */
record LogView(
        LogPage found,
        String who,
        String what,
        boolean refused,
        @Nullable LocalDate day,
        boolean later) {
    /** An answer below is no failure. */
    private static final int WRONG = 400;

    /** The newest first. */
    List<Line> lines() {
        return found.records().reversed().stream().map(Line::new).toList();
    }

    String dayAsked() {
        return day == null ? "" : day.toString();
    }

    boolean isNarrowed() {
        return refused || day != null || !who.isBlank() || !what.isBlank();
    }

    Optional<String> older() {
        return Optional.ofNullable(found.older()).map(older -> address(older.toString()));
    }

    String newest() {
        return address("");
    }

    /** The address of the same question. What was typed is encoded, not expanded: it is no template. */
    private String address(String before) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("who", who);
        asked.put("what", what);
        asked.put("refused", refused ? "true" : "");
        asked.put("day", dayAsked());
        asked.put("before", before);
        return asked.entrySet().stream()
                .filter(one -> !one.getValue().isBlank())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/log?", ""));
    }

    /** A record. */
    record Line(ObjectNode json) {
        Instant at() {
            return Instant.parse(text("at"));
        }

        String number() {
            return text("number");
        }

        boolean isRequest() {
            return json.has("route");
        }

        String text(String member) {
            return json.path(member).asString("");
        }

        boolean hasToken() {
            return json.has("token");
        }

        /** What the route leaves open, where that is recorded. */
        String ids() {
            return json.path("ids").properties().stream()
                    .map(id -> id.getKey() + " " + id.getValue().asString(""))
                    .collect(Collectors.joining(", "));
        }

        /** The key of how it ended. */
        String outcome() {
            int status = json.path("status").asInt(0);
            if (LogFilter.isRefusal(status)) {
                return "log.refused";
            }
            return status < WRONG ? "log.done" : "log.failed";
        }

        /** The class of its mark. */
        String mark() {
            return switch (outcome()) {
                case "log.refused" -> "not-found";
                case "log.failed" -> "uncertain";
                default -> "documented";
            };
        }
    }
}
