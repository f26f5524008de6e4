package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.network.Fusion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models put together of the branches of others, their vectors end to end. */
public final class JoinedModel {
    private JoinedModel() {}

    /**
     * The dual model of two models of one branch each. What they have of a fusion stays behind: a head fits only the
     * branches that it was trained with.
     *
     * @throws IllegalArgumentException if one of them has not exactly one branch
     */
    public static Model of(Model first, Model second) {
        for (Model model : List.of(first, second)) {
            int branches = model.parts().size();
            if (branches != 1) {
                throw new IllegalArgumentException(
                        "the model '" + model.description().name() + "' has " + branches
                                + " branches; a model has two at most, so only models of one branch can be put together");
            }
        }
        Map<String, String> provenance = new TreeMap<>();
        List<Model> both = List.of(first, second);
        for (int i = 0; i < both.size(); i++) {
            String own = "branch " + (i + 1);
            both.get(i)
                    .description()
                    .provenance()
                    .forEach((part, origin) ->
                            provenance.put(part.equals("branch 1") ? own : own + ", " + part, origin));
        }
        return model(
                first.description().name() + " and " + second.description().name(),
                Stream.of(first, second)
                        .map(model -> model.description().branches().getFirst())
                        .toList(),
                Stream.of(first, second).map(model -> model.parts().getFirst()).toList(),
                provenance);
    }

    /**
     * The model of one of a model's branches alone, without its fusion.
     *
     * @param index of the branch, from 0
     */
    public static Model branch(Model model, int index) {
        return model(
                model.description().name() + ", branch " + (index + 1),
                List.of(model.description().branches().get(index)),
                List.of(model.parts().get(index)),
                model.description().provenance());
    }

    private static Model model(
            String name, List<Branch> branches, List<Model.Part> parts, Map<String, String> provenance) {
        int inputs = IntStream.range(0, branches.size())
                .map(i -> branches.get(i).dimension())
                .sum();
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                name,
                branches,
                new Fusion.Concatenation(inputs),
                List.of(),
                provenance,
                Map.of());
        return new Model(description, parts, new StateDict(Map.of()));
    }
}
