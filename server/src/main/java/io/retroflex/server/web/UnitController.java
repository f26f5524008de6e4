package io.retroflex.server.web;

import io.retroflex.audit.report.UnitCsv;
import io.retroflex.audit.report.UnitJson;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.procedure.UnitStatistics;
import io.retroflex.server.protocol.KnownProtocols;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the audits of all procedures say together, by the verdicts that hold. */
@RestController
@RequestMapping("/api/v1/unit")
class UnitController {
    private final UnitStatistics statistics;
    private final Engine engine;

    UnitController(UnitStatistics statistics, Engine engine) {
        this.statistics = statistics;
        this.engine = engine;
    }

    /** The forms that it can be had in. */
    enum UnitFormat {
        /** All of it. */
        JSON,
        /** One of its tables. */
        CSV
    }

    /** The tables that {@code docs/audit-unit.md} describes. */
    enum UnitTable {
        /** A row a procedure. */
        PROCEDURES,
        /** A row a group, all procedures first. */
        GROUPS,
        /** A row a group and station, all procedures first. */
        STATIONS
    }

    /** Of those that are held against a protocol. As a table without what the unit calls its procedures. */
    @GetMapping
    @ApiResponse(
            responseCode = "200",
            description = "in the form that was asked for",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> unit(
            @RequestParam String protocol,
            @RequestParam(defaultValue = "JSON") UnitFormat format,
            @RequestParam(defaultValue = "PROCEDURES") UnitTable table)
            throws IOException {
        UnitSummary summary = statistics.of(KnownProtocols.named(protocol));
        return switch (format) {
            case JSON ->
                answer(
                        MediaType.APPLICATION_JSON,
                        UnitJson.of(summary, engine.auditedBy()).toString());
            case CSV -> answer(new MediaType("text", "csv", StandardCharsets.UTF_8), csv(summary, table));
        };
    }

    private static String csv(UnitSummary summary, UnitTable table) {
        return switch (table) {
            case PROCEDURES -> UnitCsv.procedures(summary, audit -> Optional.empty());
            case GROUPS -> UnitCsv.groups(summary);
            case STATIONS -> UnitCsv.stations(summary);
        };
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String text) {
        return ResponseEntity.ok().contentType(type).body(text.getBytes(StandardCharsets.UTF_8));
    }
}
