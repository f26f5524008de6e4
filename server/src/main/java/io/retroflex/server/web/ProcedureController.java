package io.retroflex.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.server.procedure.AuditRequests;
import io.retroflex.server.procedure.Deletion;
import io.retroflex.server.procedure.PhotographIntake;
import io.retroflex.server.procedure.ProcedureFilter;
import io.retroflex.server.procedure.ProcedurePage;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.procedure.UploadedFile;
import io.retroflex.server.protocol.KnownProtocols;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Procedures that stay. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProcedureController {
    private final ProcedureService service;
    private final PhotographIntake intake;
    private final AuditRequests audits;
    private final Deletion deletion;

    ProcedureController(ProcedureService service, PhotographIntake intake, AuditRequests audits, Deletion deletion) {
        this.service = service;
        this.intake = intake;
        this.audits = audits;
        this.deletion = deletion;
    }

    /**
     * What a procedure is to be.
     *
     * @param name what the unit calls it; never a patient's name
     * @param protocol that it is held against
     */
    record ProcedureWish(
            @NotNull @Size(max = 100) @Pattern(regexp = StoredProcedure.NAME)
            String name,

            @NotNull @Size(max = 100) String protocol) {}

    /**
     * A procedure.
     *
     * @param looked at how many of its photographs
     * @param links to what else there is of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"id", "name", "protocol", "state", "photographs", "looked", "created", "createdBy"})
    record ShownProcedure(
            String id,
            String name,
            String protocol,
            ProcedureState state,
            int photographs,
            int looked,
            Instant created,
            String createdBy,
            @Nullable Instant audited,
            @Nullable String failure,
            @Nullable Completeness completeness,
            @Nullable String signedBy,
            @Nullable Instant signed,
            ProcedureLinks links) {
        static ShownProcedure of(StoredProcedure stored, int looked) {
            return new ShownProcedure(
                    stored.publicId(),
                    stored.name(),
                    stored.protocol(),
                    stored.state(),
                    stored.photographs(),
                    looked,
                    stored.created(),
                    stored.createdBy(),
                    stored.audited(),
                    stored.failure(),
                    stored.completeness(),
                    stored.signedBy(),
                    stored.signed(),
                    ProcedureLinks.of(stored));
        }
    }

    /** A page of procedures. */
    record ShownPage(List<ShownProcedure> procedures, int page, int size, long all) {}

    /** Makes a procedure; the same account makes no second one under the same Idempotency-Key. */
    @PostMapping
    @ApiResponse(responseCode = "201", description = "made", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "made before", useReturnTypeSchema = true)
    ResponseEntity<ShownProcedure> create(
            @Valid @RequestBody ProcedureWish wish,
            @RequestHeader(name = "Idempotency-Key", required = false)
                    @Pattern(regexp = "[A-Za-z0-9_.:-]{1,100}")
                    @Nullable
                    String idempotencyKey,
            Principal principal)
            throws IOException {
        KnownProtocols.named(wish.protocol());
        ProcedureService.Created created =
                service.create(wish.name(), wish.protocol(), principal.getName(), Optional.ofNullable(idempotencyKey));
        ShownProcedure shown = shown(created.procedure());
        return created.fresh()
                ? ResponseEntity.created(URI.create("/api/v1/procedures/" + shown.id()))
                        .body(shown)
                : ResponseEntity.ok(shown);
    }

    /** Those that are asked for, the newest first. */
    @GetMapping
    ShownPage list(
            @RequestParam(required = false) @Nullable ProcedureState state,
            @RequestParam(required = false) @Pattern(regexp = "[a-z0-9-]{1,100}") @Nullable String protocol,
            @RequestParam(required = false) @Nullable Completeness completeness,
            @RequestParam(required = false) @Nullable Boolean signed,
            @RequestParam(required = false) @Pattern(regexp = StoredProcedure.NAME) @Nullable String name,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        ProcedurePage found =
                service.list(new ProcedureFilter(state, protocol, completeness, signed, name), page, size);
        return new ShownPage(
                found.procedures().stream().map(this::shown).toList(), found.page(), found.size(), found.all());
    }

    /** One of them. */
    @GetMapping("/{id}")
    ShownProcedure one(@PathVariable String id) {
        return shown(service.get(id));
    }

    private ShownProcedure shown(StoredProcedure procedure) {
        return ShownProcedure.of(procedure, audits.progress(procedure).looked());
    }

    /** Adds photographs: pictures, DICOM files, or ZIP archives of them. What is there already is not added again. */
    @PostMapping(path = "/{id}/photographs", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    PhotographIntake.Added add(@PathVariable String id, @RequestPart("photographs") List<MultipartFile> files)
            throws IOException {
        return intake.add(
                id,
                files.stream().<UploadedFile>map(file -> file::getInputStream).toList());
    }

    /** Asks for its audit, which is made when its turn comes; what is asked for twice is made once. */
    @PostMapping("/{id}/audit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShownProcedure audit(@PathVariable String id) {
        audits.ask(id);
        return one(id);
    }

    /** Deletes it with all that is kept of it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) throws IOException {
        deletion.delete(id);
    }
}
