package io.retroflex.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * A network's parameters as arrays: those that are frozen, those that learn, and the low-rank changes beside them.
 *
 * <p>The arrays belong to this object's manager, never to a step's; {@link #close} frees them.
 */
public final class Parameters implements AutoCloseable {
    private static final String A = ".lora_A";
    private static final String B = ".lora_B";

    private final NDManager manager;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Map<String, LowRankArrays> adapters = new LinkedHashMap<>();
    private final SequencedMap<String, NDArray> learning = new LinkedHashMap<>();

    /** The two arrays of a low-rank change, and the number that its product is multiplied by. */
    record LowRankArrays(NDArray a, NDArray b, float scale) {}

    /** No parameters yet; the manager is this object's from now on. */
    public Parameters(NDManager manager) {
        this.manager = manager;
    }

    /**
     * Adds tensors.
     *
     * @param learns which of them, by name
     */
    public void add(StateDict tensors, Predicate<String> learns) {
        tensors.tensors().forEach((name, tensor) -> {
            NDArray array = array(tensor);
            if (arrays.put(name, array) != null) {
                throw new IllegalArgumentException("two parameters have the name '" + name + "'");
            }
            if (learns.test(name)) {
                learn(name, array);
            }
        });
    }

    /**
     * Adds low-rank changes, which learn.
     *
     * @param prefix of the network that they change, as in {@code branches.0.}
     * @throws NoSuchElementException if a module has no weight
     */
    public void add(String prefix, LowRankAdapter adapter) {
        adapter.modules().forEach((module, change) -> {
            String name = prefix + module;
            if (!arrays.containsKey(name + ".weight")) {
                throw new NoSuchElementException("there is no weight of '" + name + "' to adapt");
            }
            LowRankArrays lowRank = new LowRankArrays(array(change.a()), array(change.b()), change.scale());
            adapters.put(name, lowRank);
            learn(name + A, lowRank.a());
            learn(name + B, lowRank.b());
        });
    }

    private NDArray array(Tensor tensor) {
        long[] shape = new long[tensor.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.extent(i);
        }
        return manager.create(tensor.floats(), new Shape(shape));
    }

    private void learn(String name, NDArray array) {
        array.setRequiresGradient(true);
        learning.put(name, array);
    }

    /** The arrays that learn, by name; low-rank changes are {@code module.lora_A} and {@code module.lora_B}. */
    public SequencedMap<String, NDArray> learning() {
        return Collections.unmodifiableSequencedMap(learning);
    }

    /** Whether a name of {@link #learning} belongs to a backbone or its low-rank changes, which know something already. */
    public static boolean isBackbone(String name) {
        return name.startsWith("branches.");
    }

    /** Whether a name of {@link #learning} is part of a low-rank change, which starts as no change at all. */
    public static boolean isAdapter(String name) {
        return name.endsWith(A) || name.endsWith(B);
    }

    /** How many numbers learn. */
    public long learningCount() {
        return learning.values().stream().mapToLong(NDArray::size).sum();
    }

    /** How many numbers there are in all. */
    public long count() {
        long changes = adapters.values().stream()
                .mapToLong(change -> change.a().size() + change.b().size())
                .sum();
        return changes + arrays.values().stream().mapToLong(NDArray::size).sum();
    }

    NDArray get(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no parameter '" + name + "'"));
    }

    Optional<NDArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /** A copy of a parameter's values. */
    Tensor tensor(String name) {
        return tensor(get(name));
    }

    Optional<LowRankArrays> change(String module) {
        return Optional.ofNullable(adapters.get(module));
    }

    boolean learns(String name) {
        return learning.containsKey(name);
    }

    /** The tensors below {@code prefix}, as they are now, copied; low-rank changes are not among them. */
    public StateDict tensors(String prefix) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor(array));
            }
        });
        return new StateDict(tensors);
    }

    /** The low-rank changes below {@code prefix}, as they are now, copied; empty if there are none. */
    public Optional<LowRankAdapter> adapter(String prefix) {
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        adapters.forEach((name, change) -> {
            if (name.startsWith(prefix)) {
                modules.put(
                        name.substring(prefix.length()),
                        new LowRank(tensor(change.a()), tensor(change.b()), change.scale()));
            }
        });
        return modules.isEmpty() ? Optional.empty() : Optional.of(new LowRankAdapter("training", modules));
    }

    /** A copy of {@link #changing}. */
    public StateDict snapshot() {
        return copied(changing());
    }

    /** Arrays as tensors of their own. */
    public static StateDict copied(Map<String, NDArray> arrays) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) -> tensors.put(name, tensor(array)));
        return new StateDict(tensors);
    }

    /**
     * Takes back what {@link #snapshot} gave.
     *
     * @throws NoSuchElementException if it is a snapshot of other parameters
     */
    public void restore(StateDict snapshot) {
        Map<String, NDArray> changing = changing();
        List<String> unlike = new ArrayList<>(changing.keySet());
        unlike.removeAll(snapshot.names());
        if (!unlike.isEmpty() || snapshot.names().size() != changing.size()) {
            throw new NoSuchElementException(
                    "this snapshot is of " + snapshot.names().size() + " parameters, not of these " + changing.size()
                            + (unlike.isEmpty() ? "" : ": no " + unlike));
        }
        changing.forEach((name, array) -> Torch.write(snapshot.get(name).floats(), array));
    }

    /** All that changes in training, by name: what learns, and the running statistics of its normalizations. */
    public Map<String, NDArray> changing() {
        Map<String, NDArray> changing = new LinkedHashMap<>(learning);
        arrays.forEach((name, array) -> {
            int dot = name.lastIndexOf(".running_");
            if (dot >= 0 && learns(name.substring(0, dot) + ".weight")) {
                changing.put(name, array);
            }
        });
        return changing;
    }

    private static Tensor tensor(NDArray array) {
        long[] shape = array.getShape().getShape();
        int[] extents = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            extents[i] = Math.toIntExact(shape[i]);
        }
        return Tensor.of(array.toFloatArray(), extents);
    }

    @Override
    public void close() {
        manager.close();
    }
}
