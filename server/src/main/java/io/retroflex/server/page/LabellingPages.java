package io.retroflex.server.page;

import io.retroflex.server.page.Labelling.Said;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.site.Curation;
import io.retroflex.server.site.DoubledPictureException;
import io.retroflex.server.site.SiteLabels;
import io.retroflex.server.site.SitePhotographs;
import io.retroflex.server.site.SitePicture;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Photographs that curators add to the site's gallery, relabel and remove. A browser with scripts gets the part of the page that
 * changed; one without gets the photograph as a page of its own.
 */
@Controller
@RequestMapping("/gallery/site/photographs/{procedure}/{number}")
class LabellingPages {
    private final Templates templates;
    private final ProcedureService procedures;
    private final Curation curation;
    private final SitePhotographs photographs;
    private final SiteLabels labels;
    private final SuggestedLabels suggested;

    LabellingPages(
            Templates templates,
            ProcedureService procedures,
            Curation curation,
            SitePhotographs photographs,
            SiteLabels labels,
            SuggestedLabels suggested) {
        this.templates = templates;
        this.procedures = procedures;
        this.curation = curation;
        this.photographs = photographs;
        this.labels = labels;
        this.suggested = suggested;
    }

    /** A page of one photograph. */
    record Whole(StoredProcedure procedure, Labelling labelling) {}

    /**
     * A photograph with labels to choose from.
     *
     * @param said what was done just now, if something was
     * @param label that it had, if it was removed just now
     */
    @GetMapping
    ResponseEntity<String> one(
            @PathVariable String procedure,
            @PathVariable @Min(1) int number,
            @RequestParam(required = false) @Nullable Said said,
            @RequestParam(defaultValue = "") @Size(max = 200) String label,
            HttpServletRequest request)
            throws IOException {
        Labelling open = open(Frame.of(request), procedure, number, Optional.ofNullable(said), label);
        return isForPart(request)
                ? templates.page("labelling", open.frame(), open)
                : templates.page("photograph", open.frame(), new Whole(procedures.get(procedure), open));
    }

    @PostMapping
    Object add(
            @PathVariable String procedure,
            @PathVariable @Min(1) int number,
            @RequestParam @Size(max = 200) String label,
            Principal principal,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        try {
            curation.add(procedure, number, label, principal.getName());
            return said(Said.ADDED, procedure, number, "", request);
        } catch (DoubledPictureException e) {
            return said(Said.DOUBLED, procedure, number, "", request);
        }
    }

    @PostMapping("/label")
    Object relabel(
            @PathVariable String procedure,
            @PathVariable @Min(1) int number,
            @RequestParam @Size(max = 200) String label,
            Principal principal,
            HttpServletRequest request)
            throws IOException {
        SitePicture picture = photographs.get(procedures.get(procedure), number);
        curation.relabel(picture.name(), label, principal.getName());
        return said(Said.RELABELLED, procedure, number, "", request);
    }

    /** Nobody is asked before: who removed it by mistake adds it again, with the label that it had. */
    @PostMapping("/remove")
    Object remove(
            @PathVariable String procedure,
            @PathVariable @Min(1) int number,
            Principal principal,
            HttpServletRequest request)
            throws IOException {
        SitePicture picture = photographs.get(procedures.get(procedure), number);
        curation.remove(picture.name(), principal.getName());
        return said(Said.REMOVED, procedure, number, picture.label(), request);
    }

    private Object said(Said said, String procedure, int number, String label, HttpServletRequest request)
            throws IOException {
        if (!isForPart(request)) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath(Labelling.path(procedure, number))
                            .queryParam("said", said)
                            .queryParam("label", "{label}")
                            .encode()
                            .buildAndExpand(label);
        }
        Labelling open = open(Frame.of(request), procedure, number, Optional.of(said), label);
        Labelling changed = said == Said.REMOVED ? open : open.closed();
        return templates.page("labelling", changed.frame(), changed);
    }

    private Labelling open(Frame frame, String id, int number, Optional<Said> said, String before) throws IOException {
        StoredProcedure procedure = procedures.get(id);
        Optional<SitePicture> picture = photographs.of(procedure, number);
        Labelling labelling = Labelling.of(frame, id, number, picture).saying(said);
        if (!frame.mayCurate()) {
            return labelling;
        }
        String label = picture.isPresent()
                ? picture.get().label()
                : before.isEmpty() ? suggested.of(procedure, number).orElse("") : before;
        return labelling.with(Labelling.Choice.of(labels, label));
    }

    private static boolean isForPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
