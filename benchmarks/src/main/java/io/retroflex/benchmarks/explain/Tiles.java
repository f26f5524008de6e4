package io.retroflex.benchmarks.explain;

import io.retroflex.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tiles of a picture that the check hides: {@value #SIDE} a side, which fits no grid of the explanations, and covered
 * in other ways than those. Tiles that are mostly outside the field of view do not count: to hide them changes nothing.
 */
final class Tiles {
    private static final int SIDE = 9;
    private static final int SAMPLES = 6;
    private static final int BLACK = 8;

    private Tiles() {}

    /** How tiles are hidden. */
    enum Cover {
        /** Blurred until nothing of the tile's size is left. */
        BLUR,
        /** One grey for all pictures. */
        GREY;

        Picture over(Picture picture, List<Integer> tiles) {
            Picture cover = this == BLUR ? Blur.of(picture, picture.width() / 6) : picture;
            byte[] rgb = picture.rgb().clone();
            for (int tile : tiles) {
                int bottom = (tile / SIDE + 1) * picture.height() / SIDE;
                int right = (tile % SIDE + 1) * picture.width() / SIDE;
                for (int y = tile / SIDE * picture.height() / SIDE; y < bottom; y++) {
                    for (int x = tile % SIDE * picture.width() / SIDE; x < right; x++) {
                        int at = (y * picture.width() + x) * 3;
                        if (isSeen(rgb, at)) {
                            for (int c = 0; c < 3; c++) {
                                rgb[at + c] = this == BLUR ? cover.rgb()[at + c] : (byte) 128;
                            }
                        }
                    }
                }
            }
            return new Picture(picture.width(), picture.height(), rgb);
        }
    }

    /** The tiles that mostly lie within the field of view. */
    static List<Integer> seen(Picture picture) {
        List<Integer> tiles = new ArrayList<>();
        for (int tile = 0; tile < SIDE * SIDE; tile++) {
            int seen = 0;
            for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
                int x = (int) (x(tile, sample) * picture.width());
                int y = (int) (y(tile, sample) * picture.height());
                seen += isSeen(picture.rgb(), (y * picture.width() + x) * 3) ? 1 : 0;
            }
            if (2 * seen >= SAMPLES * SAMPLES) {
                tiles.add(tile);
            }
        }
        return tiles;
    }

    /** How hot a place of a picture is. */
    @FunctionalInterface
    interface Heat {
        /** At shares of the width and of the height. */
        double at(double x, double y);

        /** The same mirrored, upside down and with its axes exchanged, by the three bits of the way. */
        default Heat turned(int way) {
            return (x, y) -> {
                double across = (way & 1) == 0 ? x : 1 - x;
                double down = (way & 2) == 0 ? y : 1 - y;
                return (way & 4) == 0 ? at(across, down) : at(down, across);
            };
        }
    }

    /** The tiles, hottest first. */
    static List<Integer> hottestFirst(List<Integer> tiles, Heat heat) {
        return tiles.stream()
                .sorted(Comparator.comparingDouble((Integer tile) -> -mean(tile, heat)))
                .toList();
    }

    private static double mean(int tile, Heat heat) {
        double sum = 0;
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            sum += heat.at(x(tile, sample), y(tile, sample));
        }
        return sum;
    }

    private static double x(int tile, int sample) {
        return place(tile % SIDE, sample % SAMPLES);
    }

    private static double y(int tile, int sample) {
        return place(tile / SIDE, sample / SAMPLES);
    }

    private static double place(int tile, int sample) {
        return (tile + (sample + 0.5) / SAMPLES) / SIDE;
    }

    static boolean isSeen(byte[] rgb, int at) {
        return Math.max(rgb[at] & 0xff, Math.max(rgb[at + 1] & 0xff, rgb[at + 2] & 0xff)) > BLACK;
    }
}
