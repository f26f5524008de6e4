package io.retroflex.vision.picture;

/**
 * How large a picture may be, checked before memory is taken for it.
 *
 * @param maxBytes of the file
 * @param maxPixels width times height, as the file's header states them
 */
public record PictureLimits(long maxBytes, long maxPixels) {
    /** 64 MiB and 50 million pixels: ten times what an endoscopy processor writes, and about 300 MB of memory at worst. */
    public static final PictureLimits DEFAULT = new PictureLimits(64L << 20, 50_000_000);

    /** The longest side that a JPEG can have; it also bounds the weights of a resize. */
    private static final int MAX_SIDE = 65_535;

    /** @throws IllegalArgumentException if a limit is below 1 */
    public PictureLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "limits of a picture are at least 1, not " + maxBytes + " bytes and " + maxPixels + " pixels");
        }
    }

    /**
     * Checks the length of a file.
     *
     * @param name what an error calls the picture
     * @throws PictureException if it is empty or longer than the limit
     */
    public void checkBytes(String name, long bytes) throws PictureException {
        if (bytes == 0) {
            throw new PictureException(name, "the file is empty; it should be a picture");
        }
        if (bytes > maxBytes) {
            throw new PictureException(
                    name,
                    "the file has " + bytes + " bytes, more than the limit of " + maxBytes + "; store it smaller");
        }
    }

    /**
     * Checks the size of a picture as its header states it, in pixels.
     *
     * @param name what an error calls the picture
     * @throws PictureException if a side is below 1 or too long, or there are more pixels than the limit
     */
    public void checkPixels(String name, int width, int height) throws PictureException {
        String claim = "the header claims " + width + " x " + height + " pixels, ";
        if (width < 1 || height < 1) {
            throw new PictureException(name, claim + "but a picture has at least 1; store it anew");
        }
        if (Math.max(width, height) > MAX_SIDE) {
            throw new PictureException(name, claim + "but a side has at most " + MAX_SIDE + "; scale it down");
        }
        // A Picture is one array of three bytes a pixel, whatever the limits say.
        long most = Math.min(maxPixels, Integer.MAX_VALUE / 3);
        if ((long) width * height > most) {
            throw new PictureException(name, claim + "more than the limit of " + most + "; scale it down");
        }
    }
}
