package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * Wet spots that mirror the light: soft white ellipses on what is lit.
 *
 * @param probability of spots
 * @param most spots in a picture
 * @param largest radius, as a share of the side; light fades out around it, within a third more
 */
public record Highlights(double probability, int most, double largest) {
    private static final double SMALLEST = 0.2;
    private static final double FLATTEST = 0.3;
    private static final double FAINTEST = 0.5;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Highlights {
        Chance.requireProbability("highlights.probability", probability);
        Chance.requireWithin("highlights.most", most, probability > 0 ? 1 : 0, 1000);
        Chance.requireWithin("highlights.largest", largest, 0, 0.25);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int count = random.nextInt(1, most + 1);
        for (int i = 0; i < count; i++) {
            double longer = canvas.size() * largest * Chance.between(SMALLEST, 1, random);
            double shorter = longer * Chance.between(FLATTEST, 1, random);
            double angle = Chance.between(0, Math.PI, random);
            double light = Chance.between(FAINTEST, 1, random);
            int x = random.nextInt(canvas.size());
            int y = random.nextInt(canvas.size());
            if (canvas.lit(x, y)) {
                spot(canvas, x, y, longer, shorter, angle, light);
            }
        }
    }

    /** Full light within two thirds of the radius; from there it falls smoothly to none at four thirds. */
    private static void spot(
            Canvas canvas, int centreX, int centreY, double longer, double shorter, double angle, double light) {
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        int reach = (int) Math.ceil(longer * 4 / 3);
        int bottom = Math.min(canvas.size() - 1, centreY + reach);
        int right = Math.min(canvas.size() - 1, centreX + reach);
        for (int y = Math.max(0, centreY - reach); y <= bottom; y++) {
            for (int x = Math.max(0, centreX - reach); x <= right; x++) {
                double along = ((x - centreX) * cosine + (y - centreY) * sine) / Math.max(longer, 0.5);
                double across = ((y - centreY) * cosine - (x - centreX) * sine) / Math.max(shorter, 0.5);
                double fall = Math.clamp(2 - 1.5 * Math.sqrt(along * along + across * across), 0, 1);
                if (fall > 0 && canvas.lit(x, y)) {
                    canvas.blend(x, y, 255, light * fall * fall * (3 - 2 * fall));
                }
            }
        }
    }
}
