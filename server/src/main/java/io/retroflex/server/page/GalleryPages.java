package io.retroflex.server.page;

import io.retroflex.audit.map.GalleryMap;
import io.retroflex.audit.report.MapPage;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.ServerSettings;
import io.retroflex.server.engine.Asked;
import io.retroflex.server.engine.Engine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The labelled pictures that answer. */
@Controller
@RequestMapping("/gallery")
class GalleryPages {
    private static final int SIZE = 60;
    /** A map of more takes minutes. */
    private static final int MOST_ON_MAP = 2_000;

    private static final long SEED = 1;

    private static final String NOT_AT_HAND = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="20" fill="none"
             stroke="#8b867d" stroke-width="2" stroke-dasharray="4 4"/></svg>
            """;

    private final Templates templates;
    private final GalleryPictures pictures;
    private final Engine engine;
    private final Path temporary;
    private final ReentrantLock drawing = new ReentrantLock();
    private Optional<Drawn> map = Optional.empty();

    /** A map of a state of the gallery. */
    private record Drawn(String fingerprint, String html) {}

    GalleryPages(Templates templates, GalleryPictures pictures, Engine engine, ServerSettings settings) {
        this.templates = templates;
        this.pictures = pictures;
        this.engine = engine;
        this.temporary = settings.data().resolve("uploads");
    }

    /**
     * Some pictures of the gallery.
     *
     * @param counts of all its pictures by label
     * @param all how many the filter lets through
     * @param problem what is wrong with the filter, if anything
     */
    record Shown(
            List<Entry> entries,
            SortedMap<String, Integer> counts,
            String label,
            String where,
            int page,
            int all,
            Optional<String> problem) {
        boolean hasNext() {
            return (page + 1) * SIZE < all;
        }

        int pages() {
            return Math.max(1, Math.ceilDiv(all, SIZE));
        }
    }

    @GetMapping
    ResponseEntity<String> browse(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") @Pattern(regexp = "\\P{Cc}{0,500}") String where,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            HttpServletRequest request) {
        GalleryReader gallery = engine.asked().gallery();
        Filter filter = Filter.ALL;
        Optional<String> problem = Optional.empty();
        try {
            filter = filter(label, where);
        } catch (IllegalArgumentException e) {
            problem = Optional.of(e.getMessage());
        }
        List<Entry> entries = new ArrayList<>();
        int[] seen = {0};
        gallery.forEach(filter, entry -> {
            if (seen[0] / SIZE == page) {
                entries.add(entry);
            }
            seen[0]++;
        });
        return templates.page(
                "gallery",
                Frame.of(request),
                new Shown(entries, new TreeMap<>(gallery.countByLabel()), label, where, page, seen[0], problem));
    }

    private static Filter filter(String label, String where) {
        List<Filter> parts = new ArrayList<>();
        if (!label.isBlank()) {
            parts.add(Filter.equal(Facts.LABEL, label));
        }
        if (!where.isBlank()) {
            parts.add(Filter.parse(where));
        }
        return parts.isEmpty() ? Filter.ALL : new Filter.And(parts);
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

    /** The gallery in the plane, as a page of its own; drawn once for each state of it. */
    @GetMapping("/map")
    ResponseEntity<String> map() throws IOException {
        drawing.lock();
        try {
            Asked asked = engine.asked();
            String fingerprint = asked.provenance().galleryFingerprint();
            if (map.isEmpty() || !map.get().fingerprint().equals(fingerprint)) {
                map = Optional.of(new Drawn(fingerprint, draw(asked)));
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                    .body(map.get().html());
        } finally {
            drawing.unlock();
        }
    }

    private String draw(Asked asked) throws IOException {
        Path file = Files.createTempFile(temporary, "map-", ".html");
        try {
            new MapPage(GalleryMap.of(asked.gallery(), MOST_ON_MAP, SEED), new TreeMap<>(), asked.provenance())
                    .write(file);
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
