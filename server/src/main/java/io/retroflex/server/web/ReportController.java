package io.retroflex.server.web;

import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ReportFormat;
import io.retroflex.server.procedure.Reports;
import io.retroflex.server.procedure.ShownPhotographs;
import io.retroflex.server.procedure.StoredProcedure;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an audit says, in every form, and the photographs that it saw. */
@RestController
@RequestMapping("/api/v1/procedures/{id}")
class ReportController {
    private final ProcedureService procedures;
    private final Reports reports;
    private final ShownPhotographs photographs;

    ReportController(ProcedureService procedures, Reports reports, ShownPhotographs photographs) {
        this.procedures = procedures;
        this.reports = reports;
        this.photographs = photographs;
    }

    /** The audit with what persons made of it. */
    @GetMapping("/report")
    @ApiResponse(
            responseCode = "200",
            description = "in the form that was asked for",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "text/html", schema = @Schema(type = "string")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/fhir+json", schema = @Schema(type = "object"))
            })
    ResponseEntity<byte[]> report(@PathVariable String id, @RequestParam(defaultValue = "JSON") ReportFormat format)
            throws IOException {
        StoredProcedure procedure = procedures.get(id);
        return ReportAnswer.of(procedure, format, reports.write(procedure, format));
    }

    /** What the audit sees of a photograph: the field of view, without the text that a processor wrote. */
    @GetMapping(path = "/photographs/{number}", produces = MediaType.IMAGE_JPEG_VALUE)
    byte[] photograph(@PathVariable String id, @PathVariable @Min(1) int number) throws IOException {
        return photographs.picture(procedures.get(id), number);
    }
}
