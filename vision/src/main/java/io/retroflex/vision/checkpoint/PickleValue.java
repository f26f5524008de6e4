package io.retroflex.vision.checkpoint;

import java.util.List;
import java.util.SequencedMap;

/** What a pickle of tensors is made of. */
sealed interface PickleValue {
    record Text(String value) implements PickleValue {}

    record Whole(long value) implements PickleValue {}

    /** Numbers with a fraction, truth values, none: they are read past, and nothing asks for their value. */
    enum Plain implements PickleValue {
        REAL,
        TRUTH,
        NONE
    }

    /** A list or a tuple. */
    record Items(List<PickleValue> values) implements PickleValue {}

    record Dict(SequencedMap<String, PickleValue> entries) implements PickleValue {}

    /** What the allow-list brings in: tensors, storages, and the functions that make them. */
    non-sealed interface Foreign extends PickleValue {}

    /** A function of our own that stands in for one of Python's. */
    interface Function extends Foreign {
        PickleValue call(List<PickleValue> arguments) throws CheckpointException;
    }
}
