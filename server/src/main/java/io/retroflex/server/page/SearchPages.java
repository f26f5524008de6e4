package io.retroflex.server.page;

import io.retroflex.gallery.Filter;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.engine.Engine;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/** Search by example. Nothing of the example is kept. */
@Controller
@RequestMapping("/search")
class SearchPages {
    private static final int NEIGHBOURS = 12;
    private static final int SIDE = 480;

    private final Templates templates;
    private final Engine engine;

    SearchPages(Templates templates, Engine engine) {
        this.templates = templates;
        this.engine = engine;
    }

    /**
     * What was found.
     *
     * @param query what is to be shown of the example, as the address of a picture in the page
     * @param neighbours nearest first
     * @param problem why nothing was looked for, if so
     */
    record Found(Optional<String> query, List<Neighbour> neighbours, Optional<String> problem) {
        static final Found NOTHING = new Found(Optional.empty(), List.of(), Optional.empty());

        static String cosine(Neighbour neighbour) {
            return String.format(Locale.ROOT, "%.3f", neighbour.cosine());
        }
    }

    @GetMapping
    ResponseEntity<String> form(HttpServletRequest request) {
        return templates.page("search", Frame.of(request), Found.NOTHING);
    }

    @PostMapping
    ResponseEntity<String> search(@RequestParam MultipartFile picture, HttpServletRequest request)
            throws IOException, InterruptedException {
        return templates.page("search", Frame.of(request), found(picture.getBytes()));
    }

    private Found found(byte[] file) throws IOException, InterruptedException {
        try {
            List<Neighbour> neighbours =
                    engine.neighbours(file, NEIGHBOURS, Filter.ALL).found();
            Picture whole = PictureReader.read(file, "the picture");
            byte[] shown = Thumbnail.jpeg(FieldOfView.find(whole).apply(whole), SIDE);
            return new Found(
                    Optional.of("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(shown)),
                    neighbours,
                    Optional.empty());
        } catch (PictureException e) {
            return new Found(Optional.empty(), List.of(), Optional.of(e.getMessage()));
        }
    }
}
