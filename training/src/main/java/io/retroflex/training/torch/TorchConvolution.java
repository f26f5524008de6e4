package io.retroflex.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.retroflex.vision.network.Convolution;
import org.jspecify.annotations.Nullable;

/** A convolution as it is described, with TensorFlow's padding where that is asked for. */
final class TorchConvolution {
    private TorchConvolution() {}

    static NDArray of(NDArray map, NDArray kernel, @Nullable NDArray bias, Convolution convolution) {
        return switch (convolution.padding()) {
            case Convolution.Padding.Symmetric symmetric -> plain(map, kernel, bias, convolution, symmetric.pixels());
            case Convolution.Padding.Same same -> same(map, kernel, bias, convolution);
        };
    }

    private static NDArray same(NDArray map, NDArray kernel, @Nullable NDArray bias, Convolution convolution) {
        long extent = kernel.getShape().get(2);
        long down = missing(map.getShape().get(2), extent, convolution.stride());
        long right = missing(map.getShape().get(3), extent, convolution.stride());
        if (down == right && down % 2 == 0) {
            return plain(map, kernel, bias, convolution, down / 2);
        }
        try (NDArray padded = map.pad(new Shape(right / 2, right - right / 2, down / 2, down - down / 2), 0)) {
            return plain(padded, kernel, bias, convolution, 0);
        }
    }

    /** How many pixels a map lacks so that {@code ceil(extent / stride)} kernels fit. */
    private static long missing(long extent, long kernel, int stride) {
        long outputs = (extent + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + kernel - extent);
    }

    private static NDArray plain(
            NDArray map, NDArray kernel, @Nullable NDArray bias, Convolution convolution, long padding) {
        int stride = convolution.stride();
        return map.getNDArrayInternal()
                .convolution(
                        map,
                        kernel,
                        bias,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        convolution.groups())
                .singletonOrThrow();
    }
}
