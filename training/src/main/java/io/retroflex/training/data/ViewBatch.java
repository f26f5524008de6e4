package io.retroflex.training.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Pictures of a batch in the numbers that a model takes.
 *
 * @param views {@code float[batch * 3 * height * width]} for each way that the model looks at a picture
 */
public record ViewBatch(int size, List<Preprocessing> preprocessings, List<float[]> views) {
    /**
     * Makes a batch.
     *
     * @param framed gives a picture of the batch, by its place in it, at the size of a framing
     */
    public static ViewBatch of(
            int size, List<Preprocessing> preprocessings, BiFunction<Integer, Framing, Picture> framed) {
        List<float[]> views = new ArrayList<>();
        for (Preprocessing preprocessing : preprocessings) {
            Framing framing = preprocessing.framing();
            int pixels = 3 * framing.height() * framing.width();
            float[] view = new float[size * pixels];
            for (int i = 0; i < size; i++) {
                MemorySegment numbers = MemorySegment.ofArray(view).asSlice((long) i * pixels * Float.BYTES);
                preprocessing.normalization().write(framed.apply(i, framing), numbers);
            }
            views.add(view);
        }
        return new ViewBatch(size, preprocessings, views);
    }

    /** As arrays {@code [batch, 3, height, width]} of a manager. */
    public List<NDArray> arrays(NDManager manager) {
        List<NDArray> arrays = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            Framing framing = preprocessings.get(i).framing();
            arrays.add(manager.create(views.get(i), new Shape(size, 3, framing.height(), framing.width())));
        }
        return arrays;
    }
}
