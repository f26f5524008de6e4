package io.retroflex.scenes;

/**
 * A picture in memory.
 *
 * @param rgb {@code [height][width][3]}, 8 bits each
 */
@SuppressWarnings(
        "ArrayRecordComponent") // A picture is compared by its holder, and copying it would double its memory.
public record RenderedScene(int width, int height, byte[] rgb) {}
