package io.retroflex.training.metric;

import io.retroflex.training.learner.Initial;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What learning starts from: the bases, adapters that change nothing yet, and a fusion that was drawn. */
final class Beginning {
    private final MetricSettings settings;
    private final Model model;

    /** @throws IllegalArgumentException if no layer is a target of the adapter */
    Beginning(Model start, MetricSettings settings) {
        this.settings = settings;
        SplittableRandom random = new SplittableRandom(settings.run().seed());
        List<Branch> branches = new ArrayList<>();
        List<Model.Part> parts = new ArrayList<>();
        for (int i = 0; i < start.parts().size(); i++) {
            Branch branch = start.description().branches().get(i);
            Optional<LowRankAdapter> adapter = settings.adaptation() instanceof AdapterSettings chosen
                    ? chosen.begin(branch.backbone(), random)
                    : Optional.empty();
            branches.add(new Branch(
                    branch.family(),
                    branch.backbone(),
                    settings.pooling().orElse(branch.pooling()),
                    branch.preprocessing(),
                    adapter.isPresent(),
                    branch.licence()));
            parts.add(new Model.Part(start.parts().get(i).base(), adapter));
        }
        if (settings.adaptation() instanceof AdapterSettings chosen
                && branches.stream().noneMatch(Branch::adapted)) {
            throw new IllegalArgumentException("no layer is a target of the adapter: "
                    + chosen.targets() + " match no weight of "
                    + start.description().name());
        }
        int inputs = branches.stream().mapToInt(Branch::dimension).sum();
        Fusion fusion = settings.head().fusion(inputs);
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                start.description().name(),
                branches,
                fusion,
                remindsLater(settings) ? Optional.empty() : reminder(settings, inputs),
                settings.symmetries(),
                List.of(),
                start.description().provenance(),
                Map.of());
        model = new Model(description, parts, Initial.layers(fusion.parameters(), random));
    }

    /** Whether the reminder is fitted to what the branches see when they have learnt: what they saw before is not kept. */
    static boolean remindsLater(MetricSettings settings) {
        return settings.adaptation() instanceof Adaptation.Whole;
    }

    static Optional<Reminder> reminder(MetricSettings settings, int inputs) {
        return settings.reminder().map(chosen -> chosen.reminder(inputs));
    }

    /** The model that nothing was learnt of yet; what its reminder keeps is not fitted yet either. */
    Model model() {
        return model;
    }

    /** What it is once it has learnt these labels. */
    ModelDescription ended(List<String> labels, int bestEpoch) {
        ModelDescription begun = model.description();
        Map<String, String> provenance = new TreeMap<>(begun.provenance());
        provenance.put(
                "training",
                settings.loss() + ", best of epoch " + bestEpoch + ", seed "
                        + settings.run().seed());
        return begun.told(begun.name(), labels, provenance);
    }
}
