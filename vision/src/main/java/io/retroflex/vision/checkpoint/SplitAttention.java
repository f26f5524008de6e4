package io.retroflex.vision.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hugging Face keeps query, key and value apart; the original has them as the rows of one matrix, in this order. */
final class SplitAttention {
    private static final Pattern PART = Pattern.compile("(.+\\.attn\\.)(?:query|key|value)(\\.weight|\\.bias)");

    private SplitAttention() {}

    /** The weights with each query, key and value joined to {@code qkv}; what does not fit together goes to problems. */
    static Map<String, Tensor> join(Map<String, Tensor> weights, List<String> problems) {
        Map<String, Tensor> joined = new LinkedHashMap<>();
        Set<String> wholes = new HashSet<>();
        for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
            Matcher part = PART.matcher(entry.getKey());
            if (!part.matches()) {
                joined.put(entry.getKey(), entry.getValue());
                continue;
            }
            String whole = part.group(1) + "qkv" + part.group(2);
            if (!wholes.add(whole)) {
                continue;
            }
            List<Tensor> parts = Stream.of("query", "key", "value")
                    .map(name -> part.group(1) + name + part.group(2))
                    .filter(weights::containsKey)
                    .map(weights::get)
                    .toList();
            if (parts.size() == 3
                    && parts.stream().allMatch(p -> alike(p, parts.getFirst()))
                    && !weights.containsKey(whole)) {
                joined.put(whole, rows(parts));
            } else {
                problems.add(whole + " cannot be joined of query, key and value: the file has " + parts);
            }
        }
        return joined;
    }

    private static boolean alike(Tensor one, Tensor other) {
        return one.rank() > 0
                && one.type() == other.type()
                && Arrays.equals(one.shape(), other.shape())
                && 3L * one.data().byteSize() < Integer.MAX_VALUE;
    }

    private static Tensor rows(List<Tensor> parts) {
        Tensor first = parts.getFirst();
        long bytes = first.data().byteSize();
        MemorySegment rows = MemorySegment.ofArray(new byte[Math.toIntExact(3 * bytes)]);
        for (int i = 0; i < parts.size(); i++) {
            MemorySegment.copy(parts.get(i).data(), 0, rows, i * bytes, bytes);
        }
        int[] shape = first.shape();
        shape[0] *= 3;
        return new Tensor(first.type(), shape, rows);
    }
}
