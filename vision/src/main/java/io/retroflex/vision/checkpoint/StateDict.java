package io.retroflex.vision.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Named tensors in the order of their file. */
public final class StateDict {
    private final SequencedMap<String, Tensor> tensors;

    /** A state dict with these tensors, in the map's order. */
    public StateDict(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    /** The names, in the order of the file. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** The tensors by name, in the order of the file. */
    public SequencedMap<String, Tensor> tensors() {
        return tensors;
    }

    /** Whether there is a tensor of that name. */
    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /** The tensor of that name, if there is one. */
    public Optional<Tensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /**
     * The tensor of that name.
     *
     * @throws NoSuchElementException if there is none
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new NoSuchElementException("no tensor '" + name + "' among " + tensors.size());
        }
        return tensor;
    }

    /** The tensors whose names begin with {@code prefix}, under the rest of their names. */
    public StateDict below(String prefix) {
        SequencedMap<String, Tensor> inner = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                inner.put(name.substring(prefix.length()), tensor);
            }
        });
        return new StateDict(inner);
    }

    /** The same tensors, each with {@code prefix} before its name. */
    public StateDict above(String prefix) {
        SequencedMap<String, Tensor> outer = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> outer.put(prefix + name, tensor));
        return new StateDict(outer);
    }

    /** The tensors of this and then of the other state dict, which has none of the same name. */
    public StateDict with(StateDict other) {
        SequencedMap<String, Tensor> all = new LinkedHashMap<>(tensors);
        other.tensors.forEach((name, tensor) -> {
            if (all.put(name, tensor) != null) {
                throw new IllegalArgumentException("two tensors have the name '" + name + "'");
            }
        });
        return new StateDict(all);
    }
}
