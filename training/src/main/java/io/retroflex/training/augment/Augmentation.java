package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import java.util.random.RandomGenerator;

/**
 * Random changes of an endoscopic picture, against what a network could learn in the place of the anatomy: how the scope was
 * turned, how the processor drew and coloured, and how an archive cropped, masked and compressed.
 *
 * <p>The steps follow the way of a picture: scene and optics, sensor, processor, archive. All are plain data that JSON keeps.
 *
 * @param geometry flips, turns and crops
 * @param colour light and colour
 * @param sharpness blur or sharpening
 * @param noise of the sensor
 * @param highlights wet spots that mirror the light
 * @param vignette the corners that round and octagonal views lack
 * @param inset the position guide's place, blackened
 * @param writing bars and text at the border
 * @param compression JPEG, at full or reduced size
 */
public record Augmentation(
        Geometry geometry,
        Colour colour,
        Sharpness sharpness,
        Noise noise,
        Highlights highlights,
        Vignette vignette,
        Inset inset,
        Writing writing,
        Compression compression) {
    /** For training with labels: every picture stays one that a colonoscopist would recognise at once. */
    public static Augmentation endoscopy() {
        return new Augmentation(
                new Geometry(0.5, 0.35, 0.8, 0.6, 4.0 / 3),
                new Colour(0.8, 0.2, 0.3, 0.2, 6, 0.08, 0.15),
                new Sharpness(0.25, 1.2, 0.15, 0.6),
                new Noise(0.3, 0.025),
                new Highlights(0.3, 6, 0.03),
                new Vignette(0.3, 0.3),
                new Inset(0.3, 0.36),
                new Writing(0.3, 0.08, 0.22),
                new Compression(0.5, 30, 95, 0.3, 0.5));
    }

    /** For few epochs: what changes a picture most is rare, and the network need not spend its time on it. */
    public static Augmentation mild() {
        return new Augmentation(
                new Geometry(0.5, 0.2, 0.5, 0.75, 1.15),
                new Colour(0.6, 0.1, 0.12, 0.1, 3, 0.04, 0.08),
                new Sharpness(0.15, 0.8, 0.1, 0.4),
                none().noise(),
                none().highlights(),
                new Vignette(0.2, 0.2),
                new Inset(0.15, 0.3),
                none().writing(),
                new Compression(0.3, 40, 95, 0.3, 0.6));
    }

    /** For self-supervision: two views of a picture share its anatomy and little else. */
    public static Augmentation strong() {
        return new Augmentation(
                new Geometry(0.5, 0.6, 0.9, 0.3, 4.0 / 3),
                new Colour(0.9, 0.35, 0.5, 0.4, 10, 0.15, 0.3),
                new Sharpness(0.4, 2, 0.2, 1),
                new Noise(0.4, 0.04),
                new Highlights(0.4, 10, 0.04),
                new Vignette(0.4, 0.35),
                new Inset(0.4, 0.4),
                new Writing(0.4, 0.1, 0.25),
                new Compression(0.5, 30, 95, 0.5, 0.4));
    }

    /** No change: {@link #apply} is a plain bicubic resize, as for inference. */
    public static Augmentation none() {
        return new Augmentation(
                new Geometry(0, 0, 0, 1, 1),
                new Colour(0, 0, 0, 0, 0, 0, 0),
                new Sharpness(0, 0, 0, 0),
                new Noise(0, 0),
                new Highlights(0, 0, 0),
                new Vignette(0, 0),
                new Inset(0, 0),
                new Writing(0, 0, 0),
                new Compression(0, 95, 95, 0, 1));
    }

    /**
     * A changed copy. The same picture, size and state of the generator give the same bytes.
     *
     * @param picture cropped to the field of view, black where it is masked, as
     *     {@link io.retroflex.vision.picture.Framing#preset Framing.preset("retroflex", 288)} makes it
     * @param size of the square that is returned, in pixels, at least 1
     * @param random moved on by a number of draws that depends on what was drawn
     * @throws IllegalArgumentException if the size is below 1
     */
    public Picture apply(Picture picture, int size, RandomGenerator random) {
        if (size < 1) {
            throw new IllegalArgumentException("an augmented picture is at least 1 pixel a side, not " + size);
        }
        Canvas canvas = geometry.apply(picture, size, random);
        colour.apply(canvas, random);
        highlights.apply(canvas, random);
        sharpness.apply(canvas, random);
        noise.apply(canvas, random);
        vignette.apply(canvas, random);
        inset.apply(canvas, random);
        writing.apply(canvas, random);
        compression.apply(canvas, random);
        return canvas.picture();
    }
}
