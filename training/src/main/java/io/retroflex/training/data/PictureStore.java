package io.retroflex.training.data;

import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Pictures in the size that training wants them, decoded and framed once. They lie in a temporary file that only its
 * owner may read and that goes when the store is closed or the process ends: a data set need not fit into memory.
 */
public final class PictureStore implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final FileChannel channel;
    private final MemorySegment pixels;
    private final int width;
    private final int height;
    private final int size;

    /** Room for that many pictures as this framing makes them. */
    public PictureStore(Framing framing, int size) throws IOException {
        this.width = framing.width();
        this.height = framing.height();
        this.size = size;
        // Files.createTempFile gives it to its owner alone.
        Path file = Files.createTempFile("retroflex-", ".pixels");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        pixels = channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(1, bytes() * size), arena);
    }

    private long bytes() {
        return 3L * width * height;
    }

    /** How many pictures there is room for. */
    public int size() {
        return size;
    }

    /** Stores a framed picture; threads may store different ones at once. */
    public void put(int index, Picture picture) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("this store holds pictures of " + width + " x " + height + ", not "
                    + picture.width() + " x " + picture.height());
        }
        MemorySegment.copy(picture.rgb(), 0, pixels, ValueLayout.JAVA_BYTE, index * bytes(), picture.rgb().length);
    }

    /** A copy of a stored picture. */
    public Picture get(int index) {
        byte[] rgb = new byte[Math.toIntExact(bytes())];
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, index * bytes(), rgb, 0, rgb.length);
        return new Picture(width, height, rgb);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
