package io.retroflex.training.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** The engine. */
public final class Torch {
    private static final Engine ENGINE = Engine.getEngine("PyTorch");

    private static final NDIndex EVERYTHING = new NDIndex("...");

    private Torch() {}

    /** A manager of its own; whoever asks closes it. */
    public static NDManager manager() {
        return ENGINE.newBaseManager();
    }

    /** The engine's version and the threads that it works with, in words. */
    public static String version() {
        int threads = JniUtils.getNumThreads();
        return "PyTorch " + ENGINE.getVersion() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Seeds what the engine draws: dropout. */
    public static void seed(long seed) {
        ENGINE.setRandomSeed((int) (seed ^ (seed >>> 32)));
    }

    /** Sets the threads that work on one operation. */
    public static void threads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    /**
     * Copies values into an array. {@code NDArray.set(float[])} would leave the array on a buffer of Java's that nobody
     * holds, and whose memory the next garbage collection gives away.
     */
    public static void write(float[] values, NDArray target) {
        try (NDManager own = manager();
                NDArray source = own.create(values, target.getShape())) {
            target.set(EVERYTHING, source);
        }
    }

    /** Sets a gradient to zero, whatever it was; gradients add up until somebody does. */
    public static void zeroGradient(NDArray array) {
        JniUtils.zeroGrad((PtNDArray) array);
    }

    /** Computes without keeping what gradients would need; whether they are kept is a setting of each thread. */
    public static <T> T withoutGradients(Supplier<T> computation) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return computation.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
