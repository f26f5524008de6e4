package io.retroflex.vision;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Weights that a formula gives, so that a network of real size can be compared with the original without its file: the
 * same formula made the expected values (SplitMix64 seeded by the CRC-32 of a parameter's name).
 */
public final class FormulaWeights {
    private FormulaWeights() {}

    /** A value for each of these parameters. */
    public static StateDict of(Map<String, List<Integer>> parameters) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        parameters.forEach((name, shape) -> tensors.put(name, tensor(name, shape)));
        return new StateDict(tensors);
    }

    /** The picture that the expected values were made with, {@code [1, 3, height, width]}. */
    public static Tensor picture(int height, int width) {
        float[] values = new float[3 * height * width];
        int i = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double wave = Math.sin(0.05 * x + 0.9 * c) * Math.cos(0.035 * y - 0.4 * c);
                    values[i] = (float) (1.5 * wave + 0.5 * uniform(crc("input"), i));
                    i++;
                }
            }
        }
        return Tensor.of(values, 1, 3, height, width);
    }

    private static Tensor tensor(String name, List<Integer> shape) {
        int size = 1;
        int inputs = 1;
        for (int d = 0; d < shape.size(); d++) {
            size *= shape.get(d);
            inputs *= d == 0 ? 1 : shape.get(d);
        }
        double offset = 0;
        double scale;
        if (name.endsWith("running_mean")) {
            scale = 0.3;
        } else if (name.endsWith("running_var")) {
            offset = 1;
            scale = 0.5;
        } else if (name.endsWith("gamma")) {
            offset = 0.5;
            scale = 0.3;
        } else if (name.equals("pos_embed")) {
            scale = 0.3;
        } else if (name.endsWith("_token") || name.endsWith("_tokens")) {
            scale = 0.5;
        } else if (name.endsWith(".weight") && shape.size() == 1) {
            offset = 1;
            scale = 0.2;
        } else if (name.endsWith(".bias")) {
            scale = 0.1;
        } else {
            scale = 1.5 / Math.sqrt(inputs);
        }
        long crc = crc(name);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (offset + scale * uniform(crc, i));
        }
        return Tensor.of(values, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static long crc(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** In [-1, 1). */
    private static double uniform(long crc, long i) {
        long z = ((crc << 32) + i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53 * 2.0 - 1.0;
    }
}
