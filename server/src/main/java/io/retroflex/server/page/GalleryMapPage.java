package io.retroflex.server.page;

import io.retroflex.audit.map.GalleryMap;
import io.retroflex.audit.report.MapPage;
import io.retroflex.server.Storage;
import io.retroflex.server.engine.Asked;
import io.retroflex.server.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The gallery in the plane, as a page of its own; drawn once for each state of it. */
@Controller
class GalleryMapPage {
    /** A map of more takes minutes. */
    private static final int MOST = 2_000;

    private static final long SEED = 1;

    private final Engine engine;
    private final Path temporary;
    private final ReentrantLock drawing = new ReentrantLock();
    private Optional<Drawn> map = Optional.empty();

    GalleryMapPage(Engine engine, Storage storage) {
        this.engine = engine;
        this.temporary = storage.uploads();
    }

    /** A map of a state of the gallery. */
    private record Drawn(String fingerprint, String html) {}

    @GetMapping("/gallery/map")
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
            new MapPage(GalleryMap.of(asked.gallery(), MOST, SEED), new TreeMap<>(), asked.provenance()).write(file);
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
