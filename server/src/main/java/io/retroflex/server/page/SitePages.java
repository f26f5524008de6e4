package io.retroflex.server.page;

import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.site.Measuring;
import io.retroflex.server.site.SiteExport;
import io.retroflex.server.site.SiteGallery;
import io.retroflex.server.site.SiteHistory;
import io.retroflex.server.site.SiteMeasure;
import io.retroflex.server.web.SiteArchive;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the site added to the gallery, what that does to the answers, and all of it to train with. */
@Controller
@RequestMapping("/gallery/site")
class SitePages {
    private static final int CHANGES = 30;
    private static final int MEASURES = 10;

    private final Templates templates;
    private final ServedGallery served;
    private final Engine engine;
    private final SiteGallery site;
    private final SiteHistory history;
    private final Measuring measuring;
    private final SiteExport export;
    private final ProcedureService procedures;

    SitePages(
            Templates templates,
            ServedGallery served,
            Engine engine,
            SiteGallery site,
            SiteHistory history,
            Measuring measuring,
            SiteExport export,
            ProcedureService procedures) {
        this.templates = templates;
        this.served = served;
        this.engine = engine;
        this.site = site;
        this.history = history;
        this.measuring = measuring;
        this.export = export;
        this.procedures = procedures;
    }

    @GetMapping
    ResponseEntity<String> site(
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page, HttpServletRequest request) {
        Frame frame = Frame.of(request);
        List<SiteMeasure> measures = measuring.all().stream().limit(MEASURES).toList();
        boolean measured = measures.stream()
                .findFirst()
                .map(SiteMeasure::gallery)
                .equals(Optional.of(engine.asked().provenance().galleryFingerprint()));
        SiteHistory.Page changes = history.page(page, CHANGES);
        return templates.page(
                "site",
                frame,
                new SiteView(
                        frame,
                        site.current().size(),
                        served.gallery().size(),
                        engine.isCalibrated(),
                        measured,
                        measures,
                        changes,
                        procedures.names(changes.changes().stream()
                                .flatMap(change ->
                                        Optional.ofNullable(change.picture().procedure()).stream())
                                .collect(Collectors.toSet()))));
    }

    /** The pictures with their labels, as a ZIP archive. */
    @GetMapping("/export")
    void export(HttpServletResponse response) throws IOException {
        SiteArchive.answer(export, response);
    }
}
