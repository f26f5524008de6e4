package io.retroflex.vision.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.Operations;
import io.retroflex.vision.network.Reminder;
import io.retroflex.vision.picture.Preprocessing;
import io.retroflex.vision.picture.Symmetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a model is, as {@code model.json} says it.
 *
 * @param format of the folder; {@value #FORMAT} is the only one so far
 * @param branches one or two
 * @param fusion of their vectors
 * @param reminder what stands beside the fused vector, if anything does: of the branches without their adapters
 * @param symmetries changes of a picture that are embedded beside the picture itself: the embedding points where their mean
 *     points. Each costs as much again
 * @param labels that its training saw; none for a model that was only put together
 * @param provenance where its parts come from and how it was made, in words
 * @param sums SHA-256 of each file of weights, by file name
 */
public record ModelDescription(
        int format,
        String name,
        List<Branch> branches,
        Fusion fusion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Reminder> reminder,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Symmetry> symmetries,

        List<String> labels,
        Map<String, String> provenance,
        Map<String, String> sums) {
    /** The form of model folder that this version writes. */
    public static final int FORMAT = 1;

    private static final String FUSION = "fusion.";

    /**
     * Copies, and checks that the parts fit each other.
     *
     * @throws IllegalArgumentException if there is no branch, or the fusion takes another dimension than they give
     */
    public ModelDescription {
        branches = List.copyOf(branches);
        symmetries = List.copyOf(symmetries);
        labels = List.copyOf(labels);
        provenance = new TreeMap<>(provenance);
        sums = new TreeMap<>(sums);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one branch");
        }
        int dimension = branches.stream().mapToInt(Branch::dimension).sum();
        if (fusion.inputs() != dimension) {
            throw new IllegalArgumentException(
                    "the fusion takes " + fusion.inputs() + " numbers, but the branches give " + dimension
                            + "; a head fits only the branches that it was trained with");
        }
        if (reminder.isPresent() && reminder.get().inputs() != dimension) {
            throw new IllegalArgumentException("the reminder takes "
                    + reminder.get().inputs() + " numbers, but the branches give " + dimension
                    + "; it fits only the branches that it was made for");
        }
    }

    /** A model without a reminder, and without symmetries. */
    public ModelDescription(
            int format,
            String name,
            List<Branch> branches,
            Fusion fusion,
            List<String> labels,
            Map<String, String> provenance,
            Map<String, String> sums) {
        this(format, name, branches, fusion, Optional.empty(), List.of(), labels, provenance, sums);
    }

    /** The dimension of the model's embeddings. */
    public int dimension() {
        return fusion.outputs() + reminder.map(Reminder::outputs).orElse(0);
    }

    /** Every parameter's shape by name, of the fusion and the reminder. */
    public SequencedMap<String, List<Integer>> fusionParameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>(fusion.parameters());
        reminder.ifPresent(beside -> shapes.putAll(beside.parameters()));
        return shapes;
    }

    /** The same model with another name, labels and provenance. */
    public ModelDescription told(String newName, List<String> newLabels, Map<String, String> newProvenance) {
        return new ModelDescription(
                format, newName, branches, fusion, reminder, symmetries, newLabels, newProvenance, sums);
    }

    /** The same model with a reminder beside its fusion. */
    public ModelDescription with(Reminder newReminder) {
        return new ModelDescription(
                format, name, branches, fusion, Optional.of(newReminder), symmetries, labels, provenance, sums);
    }

    /** The same model with other symmetries. */
    public ModelDescription with(List<Symmetry> newSymmetries) {
        return new ModelDescription(format, name, branches, fusion, reminder, newSymmetries, labels, provenance, sums);
    }

    /** The same model with other sums. */
    ModelDescription withSums(Map<String, String> newSums) {
        return new ModelDescription(format, name, branches, fusion, reminder, symmetries, labels, provenance, newSums);
    }

    /** The different ways that its branches look at a picture; branches that look alike share one. */
    public List<Preprocessing> views() {
        return branches.stream().map(Branch::preprocessing).distinct().toList();
    }

    /**
     * Carries the model out on pictures as they are; the symmetries are not looked at.
     *
     * @param operations on parameters named {@code branches.0.}..., {@code fusion.}...
     * @param pictures {@code [batch, 3, height, width]}, one for each of {@link #views()}
     * @return {@code [batch, dimension]}
     */
    public <T> T embed(Operations<T> operations, List<T> pictures) {
        T vectors = features(operations, pictures);
        return reminder.isEmpty()
                ? fuse(operations, vectors)
                : join(operations, vectors, features(operations.frozen(), pictures));
    }

    /** The branches' vectors, each of length one, end to end. */
    public <T> T features(Operations<T> operations, List<T> pictures) {
        List<Preprocessing> views = views();
        List<T> vectors = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            Operations<T> own = operations.within("branches." + i + ".");
            Features<T> features = branch.backbone()
                    .features(
                            own,
                            pictures.get(views.indexOf(branch.preprocessing())),
                            branch.preprocessing().framing().height(),
                            branch.preprocessing().framing().width());
            vectors.add(operations.normalize(branch.pooling().pool(own, features)));
        }
        return operations.concatenate(vectors);
    }

    /** What the fusion makes of the branches' vectors, of length one. */
    public <T> T fuse(Operations<T> operations, T vectors) {
        return operations.normalize(fusion.fuse(operations.within(FUSION), vectors));
    }

    /**
     * The embedding: what the fusion makes of the branches' vectors, and the reminder beside it, if there is one.
     *
     * @param frozen the vectors of the branches before they learnt
     */
    public <T> T join(Operations<T> operations, T vectors, T frozen) {
        T learnt = fuse(operations, vectors);
        return reminder.map(
                        beside -> beside.join(operations, learnt, beside.project(operations.within(FUSION), frozen)))
                .orElse(learnt);
    }
}
