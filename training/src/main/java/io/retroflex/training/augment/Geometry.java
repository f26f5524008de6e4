package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.util.random.RandomGenerator;

/**
 * Flips, turns and crops, all in one resampling. What a turn brings in from outside the picture is black.
 *
 * @param flip probability of each of the horizontal and the vertical flip
 * @param anyAngle probability of a turn by any angle
 * @param rightAngle probability of a turn by 0, 90, 180 or 270 degrees, where it is not by any angle
 * @param smallestArea least share of the picture's area that is cropped from it, above 0; 1 for no crop
 * @param widestAspect most that a crop is stretched in one direction, at least 1; its inverse is the least
 */
public record Geometry(double flip, double anyAngle, double rightAngle, double smallestArea, double widestAspect) {
    private static final double[] QUARTER_COSINES = {1, 0, -1, 0};
    private static final double[] QUARTER_SINES = {0, 1, 0, -1};

    /** @throws IllegalArgumentException if a number is outside its range */
    public Geometry {
        Chance.requireProbability("geometry.flip", flip);
        Chance.requireProbability("geometry.anyAngle", anyAngle);
        Chance.requireProbability("geometry.rightAngle", rightAngle);
        Chance.requireWithin("geometry.smallestArea", smallestArea, 0.01, 1);
        Chance.requireWithin("geometry.widestAspect", widestAspect, 1, 4);
    }

    Canvas apply(Picture picture, int size, RandomGenerator random) {
        boolean across = Chance.happens(flip, random);
        boolean down = Chance.happens(flip, random);
        double cosine = 1;
        double sine = 0;
        if (Chance.happens(anyAngle, random)) {
            double angle = Chance.between(-Math.PI, Math.PI, random);
            cosine = StrictMath.cos(angle);
            sine = StrictMath.sin(angle);
        } else if (Chance.happens(rightAngle, random)) {
            int quarters = random.nextInt(4);
            cosine = QUARTER_COSINES[quarters];
            sine = QUARTER_SINES[quarters];
        }
        double area = Chance.between(smallestArea, 1, random);
        double aspect = Chance.factor(widestAspect - 1, random);
        double width = Math.min(1, Math.sqrt(area * aspect));
        double height = Math.min(1, Math.sqrt(area / aspect));
        double left = Chance.between(0, 1 - width, random);
        double top = Chance.between(0, 1 - height, random);
        if (!across && !down && cosine == 1 && width == 1 && height == 1) {
            // As inference does it. A resize to the same size may hand out the original's array.
            return new Canvas(
                    size, Resampling.BICUBIC.resize(picture, size, size).rgb().clone());
        }
        double centreX = (left + width / 2) * picture.width();
        double centreY = (top + height / 2) * picture.height();
        // The unit square is flipped, then turned, then stretched to the crop: so right angles stay inside the crop.
        double alongX = (across ? -1 : 1) * width * picture.width() / size;
        double alongY = (down ? -1 : 1) * height * picture.height() / size;
        Affine affine = Affine.about(
                centreX, centreY, alongX * cosine, -alongX * sine, alongY * sine, alongY * cosine, size / 2.0);
        return new Canvas(size, affine.sample(picture, size));
    }
}
