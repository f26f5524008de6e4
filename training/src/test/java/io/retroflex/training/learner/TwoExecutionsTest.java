package io.retroflex.training.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.training.metric.AdapterSettings;
import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.Reminder;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learnt is what is inferred: both executions make the same embedding of every network, pooling and fusion. */
class TwoExecutionsTest {
    private static final int SIZE = 32;
    private static final MobileNetV1 MOBILE = new MobileNetV1(List.of(8, 16, 24));
    private static final ResNet RESIDUAL = new ResNet(8, List.of(8, 12, 16, 24), List.of(1, 1, 1, 1), 1);
    private static final VisionTransformer TRANSFORMER =
            new VisionTransformer(8, 24, 2, 3, 48, 4, 2, true, false, PositionResizing.ANTIALIASED);

    record Case(Backbone backbone, Pooling pooling, Fusion fusion, Optional<Reminder> reminder) {
        Case(Backbone backbone, Pooling pooling, Fusion fusion) {
            this(backbone, pooling, fusion, Optional.empty());
        }
    }

    static Stream<Case> cases() {
        Fusion none = new Fusion.Concatenation(24);
        return Stream.of(
                new Case(MOBILE, Pooling.MEAN, none),
                new Case(MOBILE, Pooling.GENERALIZED_MEAN, none),
                new Case(RESIDUAL, Pooling.MEAN, none),
                new Case(TRANSFORMER, Pooling.CLASS_TOKEN, none),
                new Case(TRANSFORMER, Pooling.CLASS_TOKEN_AND_MEAN, new Fusion.Concatenation(48)),
                new Case(TRANSFORMER, Pooling.GENERALIZED_MEAN, none),
                new Case(MOBILE, Pooling.MEAN, new Fusion.Head(24, 10)),
                new Case(MOBILE, Pooling.MEAN, new Fusion.Projection(24, 10)),
                new Case(MOBILE, Pooling.MEAN, new Fusion.Perceptron(24, 12, 10)),
                new Case(MOBILE, Pooling.MEAN, new Fusion.Head(24, 10), Optional.of(new Reminder(24, 6, 0.2))),
                new Case(RESIDUAL, Pooling.MEAN, none, Optional.of(new Reminder(24, 6, 0.2))),
                new Case(TRANSFORMER, Pooling.CLASS_TOKEN, none, Optional.of(new Reminder(24, 6, 0.2))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothMakeTheSameEmbedding(Case made) throws Exception {
        Model model = model(made);
        Picture picture = noise();

        float[] inferred;
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forFew())) {
            inferred = embedder.embed(picture).values();
        }
        float[] learnt;
        try (Learner learner = new Learner(model, false, new StateDict(Map.of()), 0.1)) {
            learnt = learner.embedded(1, (i, framing) -> framing.apply(picture))[0];
        }

        assertThat(inferred).hasSize(model.description().dimension());
        assertThat(learnt).containsExactly(inferred, within(1e-5f));
    }

    private static Model model(Case made) {
        Branch branch = new Branch(
                "test",
                made.backbone(),
                made.pooling(),
                new Preprocessing(Framing.preset("mobilenet", SIZE), Normalization.SYMMETRIC),
                true,
                "none");
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "test",
                List.of(branch),
                made.fusion(),
                made.reminder(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
        return new Model(
                description,
                List.of(new Model.Part(
                        FormulaWeights.of(made.backbone().parameters()), Optional.of(adapter(made.backbone())))),
                FormulaWeights.of(description.fusionParameters()));
    }

    /** One that changes something: B is not zero. */
    private static LowRankAdapter adapter(Backbone backbone) {
        SplittableRandom random = new SplittableRandom(5);
        SequencedMap<String, LowRank> changes = new LinkedHashMap<>();
        AdapterSettings.paper()
                .begin(backbone, random)
                .orElseThrow()
                .modules()
                .forEach((module, begun) -> changes.put(
                        module,
                        new LowRank(begun.a(), Initial.uniform(random, begun.b().shape()), 0.3f)));
        return new LowRankAdapter("test", changes);
    }

    private static Picture noise() {
        byte[] rgb = new byte[3 * SIZE * SIZE];
        new Random(7).nextBytes(rgb);
        return new Picture(SIZE, SIZE, rgb);
    }
}
