package io.retroflex.server.web;

import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.engine.Answer;
import io.retroflex.server.engine.Engine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Search by example. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {
    private final Engine engine;

    SearchController(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is found.
     *
     * @param fingerprint of the model
     * @param gallery that answered
     * @param neighbours nearest first
     * @param notice what it is not
     */
    record Found(String model, String fingerprint, String gallery, List<Near> neighbours, String notice) {
        static Found of(Answer<List<Neighbour>> answer) {
            List<Near> neighbours = answer.found().stream().map(Near::of).toList();
            Provenance by = answer.by();
            return new Found(by.model(), by.modelFingerprint(), by.gallery(), neighbours, Provenance.NOTICE);
        }
    }

    /**
     * A neighbour; without the name of its file, which may name a patient.
     *
     * @param id of the picture's content
     */
    record Near(String id, String label, double cosine) {
        static Near of(Neighbour neighbour) {
            return new Near(neighbour.id(), neighbour.label(), neighbour.cosine());
        }
    }

    /** The labelled pictures that look most like one that is sent. */
    @PostMapping(path = "/search", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Found search(
            @RequestPart("picture") MultipartFile file,
            @RequestParam(defaultValue = "5") @Min(1) @Max(100) int k,
            @RequestParam(defaultValue = "") String where)
            throws IOException, InterruptedException {
        return Found.of(engine.neighbours(file.getBytes(), k, AskedFilter.of("", where)));
    }
}
