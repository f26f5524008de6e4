package io.retroflex.vision.checkpoint;

import java.util.List;

/** Shapes as files claim them, checked before anything is allocated. */
final class Extents {
    /** PyTorch's own limit is 64; networks need 5. */
    private static final int MOST_DIMENSIONS = 16;

    private Extents() {}

    /** The shape as integers, if a tensor of that shape can be held at all. */
    static int[] of(String file, List<Long> shape) throws CheckpointException {
        boolean empty = shape.contains(0L);
        long elements = 1;
        for (long extent : shape) {
            boolean fits = extent >= 0 && extent <= Integer.MAX_VALUE;
            elements = fits && !empty && elements <= Integer.MAX_VALUE ? elements * extent : elements;
            if (!fits || elements > Integer.MAX_VALUE || shape.size() > MOST_DIMENSIONS) {
                throw new CheckpointException(
                        file,
                        "one of its tensors claims the shape "
                                + Listing.of(shape.stream().map(String::valueOf).toList()),
                        "a tensor has at most " + MOST_DIMENSIONS
                                + " dimensions and 2147483647 elements: the file is damaged, or not for Retroflex");
            }
        }
        return shape.stream().mapToInt(Long::intValue).toArray();
    }

    /** The number of elements of a shape that {@link #of} let through. */
    static long elements(int[] shape) {
        long elements = 1;
        for (int extent : shape) {
            elements *= extent;
        }
        return elements;
    }
}
