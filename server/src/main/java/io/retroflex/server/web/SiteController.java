package io.retroflex.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.retroflex.server.site.Curation;
import io.retroflex.server.site.SiteEvent;
import io.retroflex.server.site.SiteExport;
import io.retroflex.server.site.SiteHistory;
import io.retroflex.server.web.GalleryController.ShownPicture;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What curators do with the site's pictures. Each change answers at once and stays in the history. */
@RestController
@RequestMapping(path = "/api/v1/galleries/site", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteController {
    private final Curation curation;
    private final SiteHistory history;
    private final SiteExport export;

    SiteController(Curation curation, SiteHistory history, SiteExport export) {
        this.curation = curation;
        this.history = history;
        this.export = export;
    }

    /**
     * A photograph that is to answer.
     *
     * @param photograph its number within the procedure
     * @param label what it shows; one that the gallery or a protocol has
     */
    record PictureWish(
            @NotNull @Size(max = 100) String procedure,
            @Min(1) int photograph,
            @NotNull @Size(max = 200) String label) {}

    /** Another label. */
    record LabelWish(@NotNull @Size(max = 200) String label) {}

    /**
     * A thing that was done.
     *
     * @param label that the picture has from then on, or had
     * @param by an account; none for what went with its procedure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"kind", "picture", "label", "at"})
    record Done(
            SiteEvent.Kind kind,
            String picture,
            String label,
            @Nullable String by,
            Instant at) {
        static Done of(SiteEvent event) {
            return new Done(event.kind(), event.picture(), event.label(), event.account(), event.moment());
        }
    }

    /** Adds a photograph. */
    @PostMapping("/pictures")
    @ResponseStatus(HttpStatus.CREATED)
    ShownPicture add(@Valid @RequestBody PictureWish wish, Principal principal)
            throws IOException, InterruptedException {
        return ShownPicture.of(curation.add(wish.procedure(), wish.photograph(), wish.label(), principal.getName()));
    }

    /** Gives a picture another label. */
    @PatchMapping("/pictures/{id}")
    ShownPicture relabel(@PathVariable String id, @Valid @RequestBody LabelWish wish, Principal principal) {
        return ShownPicture.of(curation.relabel(id, wish.label(), principal.getName()));
    }

    /** Takes a picture out; its file and its vector are deleted. */
    @DeleteMapping("/pictures/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Principal principal) throws IOException {
        curation.remove(id, principal.getName());
    }

    /**
     * All of them as a ZIP archive: a folder a label with pictures of the field of view, and {@code manifest.csv}. Unzipped, it is
     * what {@code retroflex train --data} and {@code retroflex gallery build --data} read.
     */
    @GetMapping(path = "/export", produces = SiteArchive.TYPE)
    @ApiResponse(
            responseCode = "200",
            description = "the pictures",
            content = @Content(mediaType = SiteArchive.TYPE, schema = @Schema(type = "string", format = "binary")))
    void export(HttpServletResponse response) throws IOException {
        SiteArchive.answer(export, response);
    }

    /** Who did what when, the newest first. */
    @GetMapping("/history")
    List<Done> history(
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size) {
        return history.events(page, size).stream().map(Done::of).toList();
    }
}
