package io.retroflex.server.page;

import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader.Page;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.page.GalleryList.Origin;
import io.retroflex.server.page.GalleryList.Wish;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.site.SiteGallery;
import io.retroflex.server.site.SitePicture;
import io.retroflex.server.web.AskedFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The labelled pictures that answer: those of the gallery that was given, and those of the site. */
@Controller
@RequestMapping("/gallery")
class GalleryPages {
    private static final String NOT_AT_HAND = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="20" fill="none"
             stroke="#8b867d" stroke-width="2" stroke-dasharray="4 4"/></svg>
            """;

    private final Templates templates;
    private final ServedGallery served;
    private final SiteGallery site;
    private final ProcedureService procedures;
    private final GalleryPictures pictures;
    private final Engine engine;

    GalleryPages(
            Templates templates,
            ServedGallery served,
            SiteGallery site,
            ProcedureService procedures,
            GalleryPictures pictures,
            Engine engine) {
        this.templates = templates;
        this.served = served;
        this.site = site;
        this.procedures = procedures;
        this.pictures = pictures;
        this.engine = engine;
    }

    @GetMapping
    ResponseEntity<String> browse(
            @RequestParam(defaultValue = "BOTH") Origin origin,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") @Pattern(regexp = "\\P{Cc}{0,500}") String where,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            HttpServletRequest request) {
        Filter filter = Filter.ALL;
        Optional<String> problem = Optional.empty();
        try {
            filter = AskedFilter.of(label, where);
        } catch (BadRequestException e) {
            problem = Optional.of(e.getMessage());
        }
        Frame frame = Frame.of(request);
        return templates.page("gallery", frame, list(frame, new Wish(origin, label, where, page), filter, problem));
    }

    private GalleryList list(Frame frame, Wish wish, Filter filter, Optional<String> problem) {
        List<SitePicture> ofSite = wish.origin().hasSite() ? site.list(filter).reversed() : List.of();
        List<SitePicture> some =
                ofSite.stream().skip(wish.from()).limit(GalleryList.SIZE).toList();
        // What the site leaves free of the page.
        Page given = wish.origin().hasGiven()
                ? served.gallery()
                        .page(filter, Math.max(0, wish.from() - ofSite.size()), GalleryList.SIZE - some.size())
                : new Page(List.of(), 0);
        return new GalleryList(
                frame,
                wish,
                some,
                procedures.names(some.stream()
                        .map(picture -> Objects.requireNonNull(picture.procedure()))
                        .collect(Collectors.toSet())),
                given.entries(),
                new TreeMap<>(engine.asked().gallery().countByLabel()),
                ofSite.size() + given.all(),
                problem);
    }

    @GetMapping("/pictures/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id) {
        return engine.asked()
                .gallery()
                .get(id)
                .flatMap(entry -> pictures.thumbnail(entry.id(), entry.facts()))
                .map(ProcedurePages::jpeg)
                // A gallery may hold embeddings alone: what a picture shows is said beside it all the same.
                .orElseGet(() -> ResponseEntity.ok()
                        .contentType(MediaType.valueOf("image/svg+xml"))
                        .body(NOT_AT_HAND.getBytes(StandardCharsets.UTF_8)));
    }
}
