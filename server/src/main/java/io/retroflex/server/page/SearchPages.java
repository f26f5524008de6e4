package io.retroflex.server.page;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.engine.Answer;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.site.NoSuchSitePictureException;
import io.retroflex.server.site.SearchById;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** Search by example, of which nothing is kept, or by a picture that is here. */
@Controller
@RequestMapping("/search")
class SearchPages {
    private static final int NEIGHBOURS = 12;
    private static final int SIDE = 480;

    private final Templates templates;
    private final Engine engine;
    private final SearchById here;

    SearchPages(Templates templates, Engine engine, SearchById here) {
        this.templates = templates;
        this.engine = engine;
        this.here = here;
    }

    /**
     * What was found.
     *
     * @param query the address of what is to be shown of the example; it is in the page itself where nothing is kept
     * @param name what the example is called
     * @param neighbours nearest first
     * @param problem why nothing was looked for, if so
     */
    record Found(Optional<String> query, String name, List<Neighbour> neighbours, Optional<String> problem) {
        static final Found NOTHING = new Found(Optional.empty(), "", List.of(), Optional.empty());

        static Found by(String query, String name, Answer<List<Neighbour>> answer) {
            return new Found(Optional.of(query), name, answer.found(), Optional.empty());
        }

        static Found not(String problem) {
            return new Found(Optional.empty(), "", List.of(), Optional.of(problem));
        }

        static String cosine(Neighbour neighbour) {
            return String.format(Locale.ROOT, "%.3f", neighbour.cosine());
        }
    }

    @GetMapping
    ResponseEntity<String> form(HttpServletRequest request) {
        return templates.page("search", Frame.of(request), Found.NOTHING);
    }

    /** What looks like a picture of the gallery. */
    @GetMapping(params = "picture")
    ResponseEntity<String> likePicture(@RequestParam String picture, HttpServletRequest request) {
        Entry entry = engine.asked().gallery().get(picture).orElseThrow(NoSuchSitePictureException::new);
        String shown =
                "/gallery/pictures/" + UriUtils.encodePathSegment(picture, StandardCharsets.UTF_8) + "/thumbnail";
        Frame frame = Frame.of(request);
        String name = frame.t("evidence.neighbour", entry.facts().label());
        return templates.page(
                "search", frame, Found.by(shown, name, here.likePicture(entry, NEIGHBOURS, Filter.ALL, false)));
    }

    /** What looks like a photograph of a procedure, without that procedure's own pictures. */
    @GetMapping(params = "procedure")
    ResponseEntity<String> likePhotograph(
            @RequestParam String procedure, @RequestParam @Min(1) int photograph, HttpServletRequest request)
            throws IOException, InterruptedException {
        Answer<List<Neighbour>> answer = here.likePhotograph(procedure, photograph, NEIGHBOURS, Filter.ALL);
        String shown = "/procedures/" + procedure + "/photographs/" + photograph;
        Frame frame = Frame.of(request);
        return templates.page("search", frame, Found.by(shown, frame.t("search.photograph"), answer));
    }

    @PostMapping
    ResponseEntity<String> search(@RequestParam MultipartFile picture, HttpServletRequest request)
            throws IOException, InterruptedException {
        Frame frame = Frame.of(request);
        return templates.page("search", frame, found(picture.getBytes(), frame.t("search.query")));
    }

    private Found found(byte[] file, String name) throws IOException, InterruptedException {
        try {
            Answer<List<Neighbour>> answer = engine.neighbours(file, NEIGHBOURS, Filter.ALL);
            Picture whole = PictureReader.read(file, "the picture");
            byte[] shown = Thumbnail.jpeg(FieldOfView.find(whole).apply(whole), SIDE);
            return Found.by("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(shown), name, answer);
        } catch (PictureException e) {
            return Found.not(e.getMessage());
        }
    }
}
