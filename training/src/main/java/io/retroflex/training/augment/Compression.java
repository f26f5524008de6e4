package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.util.random.RandomGenerator;

/**
 * What an archive does to a picture: JPEG of any quality, at times at a smaller size.
 *
 * @param probability that the picture is compressed
 * @param worst JPEG quality, from 1
 * @param best JPEG quality, to 100
 * @param shrink probability that a picture which is compressed is also made smaller before and larger after
 * @param smallest share of the side that is left of it then
 */
public record Compression(double probability, int worst, int best, double shrink, double smallest) {
    /** @throws IllegalArgumentException if a number is outside its range */
    public Compression {
        Chance.requireProbability("compression.probability", probability);
        Chance.requireWithin("compression.best", best, 1, 100);
        Chance.requireWithin("compression.worst", worst, 1, best);
        Chance.requireProbability("compression.shrink", shrink);
        Chance.requireWithin("compression.smallest", smallest, 0.1, 1);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int quality = random.nextInt(worst, best + 1);
        int size = canvas.size();
        int side = Chance.happens(shrink, random)
                ? Math.max(1, (int) Math.rint(size * Chance.between(smallest, 1, random)))
                : size;
        Picture shrunk = Resampling.BILINEAR.resize(canvas.picture(), side, side);
        Picture grown = Resampling.BICUBIC.resize(Jpeg.roundTrip(shrunk, quality), size, size);
        System.arraycopy(grown.rgb(), 0, canvas.rgb(), 0, canvas.rgb().length);
    }
}
