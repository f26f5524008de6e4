package io.retroflex.server.web;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.site.SearchById;
import io.retroflex.server.site.SiteGallery;
import io.retroflex.server.web.SearchController.Found;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search by a picture that is here already. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class NeighbourController {
    private final ServedGallery served;
    private final SiteGallery site;
    private final SearchById search;

    NeighbourController(ServedGallery served, SiteGallery site, SearchById search) {
        this.served = served;
        this.site = site;
        this.search = search;
    }

    /**
     * The labelled pictures, of both galleries, that look most like one of them, without itself; {@code others} leaves out those
     * of its look-alike group, its patient or its procedure too.
     */
    @GetMapping("/galleries/{gallery}/pictures/{id}/neighbours")
    Found ofPicture(
            @PathVariable String gallery,
            @PathVariable @Size(max = Entry.MAX_ID_LENGTH) String id,
            @RequestParam(defaultValue = "5") @Min(1) @Max(100) int k,
            @RequestParam(defaultValue = "") @Size(max = 500) String where,
            @RequestParam(defaultValue = "false") boolean others) {
        GalleryReader pictures = GalleryController.isSite(gallery) ? site.current() : served.gallery();
        Entry picture = pictures.get(id)
                .orElseThrow(() -> new NotFoundException(
                        "there is no such picture; GET /api/v1/galleries/" + gallery + "/pictures lists pictures"));
        return Found.of(search.likePicture(picture, k, AskedFilter.of("", where), others));
    }

    /** The labelled pictures that look most like a photograph; never its own procedure's. */
    @GetMapping("/procedures/{id}/photographs/{number}/neighbours")
    Found ofPhotograph(
            @PathVariable String id,
            @PathVariable @Min(1) int number,
            @RequestParam(defaultValue = "5") @Min(1) @Max(100) int k,
            @RequestParam(defaultValue = "") @Size(max = 500) String where)
            throws IOException, InterruptedException {
        return Found.of(search.likePhotograph(id, number, k, AskedFilter.of("", where)));
    }
}
