package io.retroflex.server.page;

import io.retroflex.audit.verdict.Completeness;
import io.retroflex.server.procedure.AuditRequests;
import io.retroflex.server.procedure.Deletion;
import io.retroflex.server.procedure.PhotographIntake;
import io.retroflex.server.procedure.ProcedureFilter;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.ProgressStream;
import io.retroflex.server.procedure.ReportFormat;
import io.retroflex.server.procedure.Reports;
import io.retroflex.server.procedure.ReviewService;
import io.retroflex.server.procedure.ShownPhotographs;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.procedure.UploadedFile;
import io.retroflex.server.protocol.KnownProtocols;
import io.retroflex.server.site.SitePhotographs;
import io.retroflex.server.web.ReportAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Procedures: the list, a new one, one, its photographs and reports. */
@Controller
@RequestMapping("/procedures")
class ProcedurePages {
    /** As in the interface for programs, or none. */
    private static final String NAME = "|" + StoredProcedure.NAME;

    /** The lower tract: its pictures are in the gallery that comes with Retroflex. */
    private static final String USUAL = "hyperkvasir-lower";

    /** A photograph of a number never changes. */
    private static final CacheControl KEPT_BY_THE_BROWSER =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private final Templates templates;
    private final ProcedureService procedures;
    private final PhotographIntake intake;
    private final AuditRequests audits;
    private final ShownPhotographs shown;
    private final ReviewService reviews;
    private final SitePhotographs photographs;
    private final Reports reports;
    private final Deletion deletion;
    private final ProgressStream progress;

    ProcedurePages(
            Templates templates,
            ProcedureService procedures,
            PhotographIntake intake,
            AuditRequests audits,
            ShownPhotographs shown,
            ReviewService reviews,
            SitePhotographs photographs,
            Reports reports,
            Deletion deletion,
            ProgressStream progress) {
        this.templates = templates;
        this.procedures = procedures;
        this.intake = intake;
        this.audits = audits;
        this.shown = shown;
        this.reviews = reviews;
        this.photographs = photographs;
        this.reports = reports;
        this.deletion = deletion;
        this.progress = progress;
    }

    @GetMapping
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable ProcedureState state,
            @RequestParam(required = false) @Nullable Completeness completeness,
            @RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String name,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            HttpServletRequest request)
            throws IOException {
        ProcedureFilter filter = new ProcedureFilter(state, null, completeness, null, name);
        return templates.page(
                "procedures",
                Frame.of(request),
                new ProcedureList(procedures.list(filter, page, 20), filter, KnownProtocols.all(), USUAL));
    }

    /** Makes one; without scripts its photographs come along, and its audit is asked for at once. */
    @PostMapping
    String create(
            @RequestParam @Size(max = 100) @Pattern(regexp = NAME) String name,
            @RequestParam String protocol,
            @RequestParam(required = false) @Nullable List<MultipartFile> photographs,
            Principal principal)
            throws IOException {
        KnownProtocols.named(protocol);
        StoredProcedure made = procedures
                .create(name.isBlank() ? "–" : name.strip(), protocol, principal.getName(), Optional.empty())
                .procedure();
        if (photographs != null && photographs.stream().anyMatch(file -> !file.isEmpty())) {
            add(made.publicId(), photographs);
        }
        return at(made.publicId());
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) throws IOException {
        StoredProcedure procedure = procedures.get(id);
        Frame frame = Frame.of(request);
        return procedure.state() == ProcedureState.AUDITED
                ? templates.page("procedure", frame, ReviewView.of(frame, procedure, reviews, photographs))
                : templates.page("unaudited", frame, new Unaudited(procedure, audits.progress(procedure)));
    }

    /** Adds photographs, and asks for the audit. */
    @PostMapping("/{id}/photographs")
    String addAndAudit(@PathVariable String id, @RequestParam List<MultipartFile> photographs) throws IOException {
        add(id, photographs);
        return at(id);
    }

    private void add(String id, List<MultipartFile> photographs) throws IOException {
        PhotographIntake.Added added = intake.add(id, uploaded(photographs));
        if (!added.numbers().isEmpty()) {
            audits.ask(id);
        }
    }

    private static List<UploadedFile> uploaded(List<MultipartFile> photographs) {
        return photographs.stream()
                .filter(file -> !file.isEmpty())
                .<UploadedFile>map(file -> file::getInputStream)
                .toList();
    }

    /** Adds some photographs of many; says what could not be read. */
    @PostMapping(path = "/{id}/some", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PhotographIntake.Added> addSome(
            @PathVariable String id, @RequestParam List<MultipartFile> photographs) throws IOException {
        return ResponseEntity.ok(intake.add(id, uploaded(photographs)));
    }

    @PostMapping("/{id}/audit")
    String audit(@PathVariable String id) {
        audits.ask(id);
        return at(id);
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return progress.of(id);
    }

    @GetMapping("/{id}/photographs/{number}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id, @PathVariable @Min(1) int number) throws IOException {
        return jpeg(shown.thumbnail(procedures.get(id), number));
    }

    @GetMapping("/{id}/photographs/{number}")
    ResponseEntity<byte[]> photograph(@PathVariable String id, @PathVariable @Min(1) int number) throws IOException {
        return jpeg(shown.picture(procedures.get(id), number));
    }

    static ResponseEntity<byte[]> jpeg(byte[] picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(KEPT_BY_THE_BROWSER)
                .body(picture);
    }

    @GetMapping("/{id}/report/{format}")
    ResponseEntity<byte[]> report(@PathVariable String id, @PathVariable ReportFormat format) throws IOException {
        StoredProcedure procedure = procedures.get(id);
        return ReportAnswer.of(procedure, format, reports.write(procedure, format));
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable String id) throws IOException {
        deletion.delete(id);
        return "redirect:/procedures";
    }

    static String at(String id) {
        return "redirect:/procedures/" + id;
    }
}
