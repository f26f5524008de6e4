package io.retroflex.server.site;

import io.retroflex.vision.model.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Embeddings as bytes: four for each number, the low one first. */
final class Vectors {
    private Vectors() {}

    static byte[] bytes(Embedding embedding) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * embedding.dimension()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(embedding.values());
        return bytes.array();
    }

    /** @throws IllegalArgumentException if they are none */
    static Embedding embedding(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Embedding(values);
    }
}
