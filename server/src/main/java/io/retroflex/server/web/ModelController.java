package io.retroflex.server.web;

import io.retroflex.server.ServedGallery;
import io.retroflex.vision.model.Model;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes embeddings. */
@RestController
@RequestMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelController {
    private final ServedGallery served;

    ModelController(ServedGallery served) {
        this.served = served;
    }

    /**
     * A model.
     *
     * @param fingerprint two models of one give the same embeddings
     * @param dimension of its embeddings
     * @param labels that its training saw; none if it only was put together
     */
    record ShownModel(String name, String fingerprint, int dimension, List<String> labels) {}

    /** The one that answers. */
    @GetMapping
    List<ShownModel> all() {
        Model model = served.model();
        return List.of(new ShownModel(
                model.description().name(),
                model.fingerprint(),
                model.description().dimension(),
                model.description().labels()));
    }
}
