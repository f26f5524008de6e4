package io.retroflex.training.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101), written out because a run that resumes
 * must take its moments along. Vectors (biases, norms) do not decay.
 */
public final class AdamW implements AutoCloseable {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final SequencedMap<String, NDArray> parameters;
    private final NDManager manager;
    private final double decay;
    private final ToDoubleFunction<String> rates;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private long steps;

    private record Moments(NDArray first, NDArray second) {}

    /**
     * @param parameters that learn, by name
     * @param manager this object's from now on
     * @param decay the share of the learning rate by which matrices shrink at each step
     * @param rates what a parameter's learning rate is multiplied by
     */
    public AdamW(
            SequencedMap<String, NDArray> parameters, NDManager manager, double decay, ToDoubleFunction<String> rates) {
        this.parameters = parameters;
        this.manager = manager;
        this.decay = decay;
        this.rates = rates;
        parameters.forEach((name, parameter) -> moments.put(
                name, new Moments(manager.zeros(parameter.getShape()), manager.zeros(parameter.getShape()))));
    }

    /**
     * Moves the parameters by their gradients, then sets these to zero.
     *
     * @param clip the length that all gradients together are cut to
     * @return their length before
     * @throws ArithmeticException if it is not a number: the parameters have not moved then
     */
    public double step(double learningRate, double clip) {
        try (NDManager step = manager.newSubManager()) {
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            double squares = 0;
            for (Map.Entry<String, NDArray> parameter : parameters.entrySet()) {
                NDArray gradient = parameter.getValue().getGradient();
                gradient.attach(step);
                if (!gradient.getShape().equals(parameter.getValue().getShape())) {
                    continue; // this step did not touch it
                }
                gradients.put(parameter.getKey(), gradient);
                double own = gradient.square().sum().toFloatArray()[0];
                if (!Double.isFinite(own)) {
                    throw new ArithmeticException("at step " + (steps + 1) + " the gradient of " + parameter.getKey()
                            + " is no longer a number; lower the learning rate");
                }
                squares += own;
            }
            double length = Math.sqrt(squares);
            steps++;
            double scale = length > clip ? clip / length : 1;
            gradients.forEach(
                    (name, gradient) -> move(name, gradient, scale, learningRate * rates.applyAsDouble(name)));
            forget();
            return length;
        }
    }

    private void move(String name, NDArray gradient, double scale, double learningRate) {
        NDArray parameter = parameters.get(name);
        Moments moment = moments.get(name);
        NDArray scaled = gradient.mul(scale);
        NDManager step = scaled.getManager();
        moment.first().muli(BETA_1).addi(scaled.mul(1 - BETA_1));
        moment.second().muli(BETA_2).addi(scaled.square().muli(1 - BETA_2));
        NDArray denominator = moment.second().div(1 - Math.pow(BETA_2, (double) steps));
        denominator.attach(step);
        denominator = attached(denominator.sqrt(), step).addi(EPSILON);
        NDArray direction = attached(moment.first().div(denominator), step);
        if (parameter.getShape().dimension() > 1) {
            parameter.muli(1 - learningRate * decay);
        }
        parameter.subi(direction.muli(learningRate / (1 - Math.pow(BETA_1, (double) steps))));
    }

    private static NDArray attached(NDArray array, NDManager manager) {
        array.attach(manager);
        return array;
    }

    /** Sets the gradients to zero: what they were asked for was only a trial. */
    public void forget() {
        parameters.values().forEach(Torch::zeroGradient);
    }

    /** The moments and the number of steps, copied, so that a run can go on from here. */
    public StateDict state() {
        SequencedMap<String, Tensor> state = new LinkedHashMap<>();
        moments.forEach((name, moment) -> {
            state.put(name + ".first", Tensor.of(moment.first().toFloatArray(), extents(moment.first())));
            state.put(name + ".second", Tensor.of(moment.second().toFloatArray(), extents(moment.second())));
        });
        state.put("steps", Tensor.of(new float[] {steps}, 1));
        return new StateDict(state);
    }

    /**
     * Goes on from a state.
     *
     * @throws NoSuchElementException if it is not of these parameters
     */
    public void restore(StateDict state) {
        moments.forEach((name, moment) -> {
            Torch.write(state.get(name + ".first").floats(), moment.first());
            Torch.write(state.get(name + ".second").floats(), moment.second());
        });
        steps = (long) state.get("steps").floats()[0];
    }

    private static int[] extents(NDArray array) {
        Shape shape = array.getShape();
        int[] extents = new int[shape.dimension()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = Math.toIntExact(shape.get(i));
        }
        return extents;
    }

    @Override
    public void close() {
        manager.close();
    }
}
