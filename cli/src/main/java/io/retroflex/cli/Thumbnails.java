package io.retroflex.cli;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures by id as small JPEGs, each made once. One that can no longer be read is noted and has none. */
final class Thumbnails implements Function<String, Optional<byte[]>> {
    /** The longer side in pixels. */
    static final int SIDE = 160;

    private final Function<String, Optional<PictureSource>> sources;
    private final Consumer<String> notes;
    private final Map<String, Optional<byte[]>> made = new HashMap<>();

    /** @param notes is told of each picture that cannot be read */
    Thumbnails(Map<String, Path> files, Consumer<String> notes) {
        Map<String, Path> known = Map.copyOf(files);
        this(id -> Optional.ofNullable(known.get(id)).map(PictureSource::file), notes);
    }

    /**
     * As above, of pictures wherever they come from.
     *
     * @param sources by id; nothing where there is no picture to be had
     */
    Thumbnails(Function<String, Optional<PictureSource>> sources, Consumer<String> notes) {
        this.sources = sources;
        this.notes = notes;
    }

    @Override
    public Optional<byte[]> apply(String id) {
        return made.computeIfAbsent(id, key -> sources.apply(key).flatMap(this::read));
    }

    private Optional<byte[]> read(PictureSource source) {
        try {
            return Optional.of(jpeg(small(source.read())));
        } catch (IOException e) {
            notes.accept("no thumbnail: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Picture small(Picture picture) {
        double scale = (double) SIDE / Math.max(picture.width(), picture.height());
        return scale >= 1
                ? picture
                : Resampling.BICUBIC.resize(picture, scaled(picture.width(), scale), scaled(picture.height(), scale));
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private static byte[] jpeg(Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, at += 3) {
                image.setRGB(x, y, (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IOException("this Java runtime has no JPEG encoder; use one with the module java.desktop");
            }
        }
        return bytes.toByteArray();
    }
}
