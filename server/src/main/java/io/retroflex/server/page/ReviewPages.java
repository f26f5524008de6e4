package io.retroflex.server.page;

import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.procedure.HeatMaps;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ReviewEvent;
import io.retroflex.server.procedure.ReviewService;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.site.SitePhotographs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What persons say of an audit. A browser with scripts gets the part of the page that changed; one without is sent to the whole
 * page.
 */
@Controller
@RequestMapping("/procedures/{id}")
class ReviewPages {
    private final Templates templates;
    private final ProcedureService procedures;
    private final ReviewService reviews;
    private final SitePhotographs photographs;
    private final HeatMaps heats;

    ReviewPages(
            Templates templates,
            ProcedureService procedures,
            ReviewService reviews,
            SitePhotographs photographs,
            HeatMaps heats) {
        this.templates = templates;
        this.procedures = procedures;
        this.reviews = reviews;
        this.photographs = photographs;
        this.heats = heats;
    }

    /** Something that a person says. */
    private interface Saying {
        void say() throws IOException;
    }

    private Object said(String id, HttpServletRequest request, Saying saying) throws IOException {
        saying.say();
        if (request.getHeader("HX-Request") == null) {
            return ProcedurePages.at(id);
        }
        StoredProcedure procedure = procedures.get(id);
        Frame frame = Frame.of(request);
        return templates.page("review", frame, ReviewView.of(frame, procedure, reviews, photographs));
    }

    @GetMapping("/stations/{station}")
    ResponseEntity<String> station(
            @PathVariable String id,
            @PathVariable String station,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletRequest request)
            throws IOException {
        StoredProcedure procedure = procedures.get(id);
        Frame frame = Frame.of(request);
        StationView view = new StationView(frame, procedure, reviews.station(procedure, station));
        return templates.page(part == null ? "station" : "evidence", frame, view);
    }

    /** What the likeness of a station's first photograph and its nearest picture of the station comes from. */
    @GetMapping("/stations/{station}/heat")
    ResponseEntity<byte[]> heat(@PathVariable String id, @PathVariable String station)
            throws IOException, InterruptedException {
        StoredProcedure procedure = procedures.get(id);
        Optional<byte[]> drawn =
                heats.of(procedure, reviews.station(procedure, station).judged());
        return drawn.isPresent()
                ? ProcedurePages.jpeg(drawn.get())
                : ResponseEntity.notFound().build();
    }

    @PostMapping("/stations/{station}/ruling")
    Object rule(
            @PathVariable String id,
            @PathVariable String station,
            @RequestParam Verdict verdict,
            @RequestParam @Size(max = 1000) @Pattern(regexp = ReviewEvent.REASON) String reason,
            Principal principal,
            HttpServletRequest request)
            throws IOException {
        return said(id, request, () -> reviews.rule(id, station, verdict, reason, principal.getName()));
    }

    @PostMapping("/stations/{station}/unruling")
    Object unrule(
            @PathVariable String id, @PathVariable String station, Principal principal, HttpServletRequest request)
            throws IOException {
        return said(id, request, () -> reviews.unrule(id, station, principal.getName()));
    }

    /** Places a photograph: at a station, at {@code useless}, or back at what the machine says. */
    @PostMapping("/photographs/{number}/placement")
    Object place(
            @PathVariable String id,
            @PathVariable @Min(1) int number,
            @RequestParam String where,
            Principal principal,
            HttpServletRequest request)
            throws IOException {
        String account = principal.getName();
        return said(id, request, () -> {
            switch (where) {
                case "machine" -> reviews.unplace(id, number, account);
                case "useless" -> reviews.place(id, number, Optional.empty(), account);
                default -> reviews.place(id, number, Optional.of(where), account);
            }
        });
    }

    @PostMapping("/signature")
    Object sign(@PathVariable String id, Principal principal, HttpServletRequest request) throws IOException {
        return said(id, request, () -> reviews.sign(id, principal.getName()));
    }

    @PostMapping("/reopen")
    Object reopen(@PathVariable String id, Principal principal, HttpServletRequest request) throws IOException {
        return said(id, request, () -> reviews.reopen(id, principal.getName()));
    }
}
