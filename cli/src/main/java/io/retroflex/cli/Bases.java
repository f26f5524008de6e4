package io.retroflex.cli;

import io.retroflex.vision.model.JoinedModel;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The frozen bases that a training starts from.
 *
 * @param model all their branches
 * @param origins of each model that was named, its name and fingerprint
 */
record Bases(Model model, List<String> origins) {
    /** One model, or two of one branch each put together. */
    static Bases of(List<String> names, Output output) throws IOException {
        List<Model> models = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        for (String name : names) {
            Model model = Models.open(name).model();
            String own = model.description().name();
            if (!model.description().fusionParameters().isEmpty()
                    || model.parts().stream().anyMatch(part -> part.adapter().isPresent())) {
                output.note("of " + own + " only the bases are used; its adapters and its head are learnt anew");
            }
            models.add(model);
            origins.add(own + ", fingerprint " + model.fingerprint());
        }
        return new Bases(
                models.size() == 1 ? ofBase(models.getFirst()) : JoinedModel.of(models.getFirst(), models.getLast()),
                origins);
    }

    /** Whether so many can be named. */
    static void check(List<String> names, Output output) {
        if (names.size() > 2) {
            throw output.misuse("--base was given " + names.size() + " times; a model has two branches at most");
        }
    }

    /** The training adds words of its own on where a model comes from; those of the base are told apart. */
    private static Model ofBase(Model base) {
        ModelDescription own = base.description();
        Map<String, String> provenance = new TreeMap<>();
        own.provenance().forEach((part, origin) -> provenance.put("base, " + part, origin));
        ModelDescription described = own.told(own.name(), own.labels(), provenance);
        return new Model(described, base.parts(), base.fusion());
    }

    /** How the branches frame a picture. */
    List<Framing> framings() {
        return model.description().views().stream().map(Preprocessing::framing).toList();
    }
}
