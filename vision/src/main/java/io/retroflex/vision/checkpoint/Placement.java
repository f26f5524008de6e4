package io.retroflex.vision.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where in a checkpoint the network lies: training code nests it, and often keeps two copies of it. */
final class Placement {
    /** Words that training code puts before a network's own names. */
    private static final Set<String> WRAPPERS = Set.of(
            "teacher",
            "student",
            "state_dict",
            "model_state_dict",
            "model",
            "module",
            "net",
            "network",
            "backbone",
            "encoder",
            "encoder_q",
            "encoder_k",
            "base_encoder",
            "momentum_encoder",
            "dinov2",
            "dinov2_with_registers",
            "_orig_mod");

    private static final Set<String> LESSER_COPIES = Set.of("student", "encoder_k", "momentum_encoder");

    private static final int LAST_RANK = 3;

    static final String DECODER = "the decoder of a masked autoencoder";

    /** First words of what surrounds a network, and why it is not needed. */
    private static final Map<String, String> NEEDLESS = surroundings();

    private final String prefix;
    private final List<String> otherPrefixes;

    private Placement(String prefix, List<String> otherPrefixes) {
        this.prefix = prefix;
        this.otherPrefixes = otherPrefixes;
    }

    /** The best place at which a tensor of one of these names lies. */
    static Optional<Placement> find(StateDict raw, List<String> anchors) {
        List<String> prefixes = new ArrayList<>();
        for (String name : raw.names()) {
            for (String anchor : anchors) {
                if (name.endsWith(anchor)) {
                    String before = name.substring(0, name.length() - anchor.length());
                    if (beyondWrappers(before).isEmpty() && (before.isEmpty() || before.endsWith("."))) {
                        prefixes.add(before);
                    }
                }
            }
        }
        prefixes.sort(Comparator.<String>comparingInt(Placement::rank)
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder()));
        return prefixes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Placement(prefixes.getFirst(), prefixes.subList(1, prefixes.size())));
    }

    /** The teacher is what DINO's authors publish and use; of MoCo's two it is the query encoder. */
    private static int rank(String prefix) {
        List<String> words = words(prefix);
        if (words.stream().anyMatch(LESSER_COPIES::contains)) {
            return LAST_RANK;
        }
        if (words.contains("teacher")) {
            return 0;
        }
        return words.getFirst().equals("model") ? 2 : 1;
    }

    /** The name inside the network, if it lies there. */
    Optional<String> local(String name) {
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    /** Why a tensor that is none of the network's is not needed, if that is known. */
    Optional<String> reasonToIgnore(String name, Predicate<String> weightOfNetwork) {
        boolean weightOfCopy = otherPrefixes.stream()
                .anyMatch(other -> name.startsWith(other) && weightOfNetwork.test(name.substring(other.length())));
        boolean partOfLesserCopy = rank(prefix) < LAST_RANK && rank(wrappersOf(name)) == LAST_RANK;
        return weightOfCopy || partOfLesserCopy
                ? Optional.of("another copy of the network, not the one used")
                : needless(name);
    }

    /** Why a tensor outside a network is not needed, if its name tells. */
    static Optional<String> needless(String name) {
        String rest = beyondWrappers(name);
        if (rest.endsWith(".num_batches_tracked")) {
            return Optional.of("a counter of training");
        }
        return Optional.ofNullable(NEEDLESS.get(words(rest).getFirst()));
    }

    private static String beyondWrappers(String name) {
        String rest = name;
        while (rest.indexOf('.') >= 0 && WRAPPERS.contains(rest.substring(0, rest.indexOf('.')))) {
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return rest;
    }

    private static String wrappersOf(String name) {
        return name.substring(0, name.length() - beyondWrappers(name).length());
    }

    private static List<String> words(String name) {
        return List.of(name.split("\\.", -1));
    }

    private static Map<String, String> surroundings() {
        Map<String, String> reasons = new LinkedHashMap<>();
        String head = "a head for training or classifying, after the features";
        for (String word : List.of(
                "head",
                "dino_head",
                "ibot_head",
                "fc",
                "classifier",
                "projector",
                "projection",
                "projection_head",
                "predictor",
                "prototypes")) {
            reasons.put(word, head);
        }
        String training = "the state of training";
        for (String word : List.of(
                "optimizer",
                "optimizer_states",
                "lr_scheduler",
                "scheduler",
                "scaler",
                "fp16_scaler",
                "dino_loss",
                "ibot_patch_loss",
                "loss",
                "queue",
                "queue_ptr")) {
            reasons.put(word, training);
        }
        for (String word :
                List.of("decoder_embed", "decoder_pos_embed", "decoder_blocks", "decoder_norm", "decoder_pred")) {
            reasons.put(word, DECODER);
        }
        return reasons;
    }
}
