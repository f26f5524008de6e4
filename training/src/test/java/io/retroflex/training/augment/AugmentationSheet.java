package io.retroflex.training.augment;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws a sheet to judge an augmentation by eye: a row a picture, first as it is framed, then changed in different ways.
 *
 * <p>Arguments: data folder, PNG to write, {@code endoscopy} or {@code strong}, rows, and a seed.
 */
final class AugmentationSheet {
    private static final int CELL = 160;
    private static final int COLUMNS = 9;

    private AugmentationSheet() {}

    static void main(String[] arguments) throws IOException {
        Dataset dataset = Dataset.read(Path.of(arguments[0]));
        Augmentation augmentation = arguments[2].equals("strong") ? Augmentation.strong() : Augmentation.endoscopy();
        int rows = Integer.parseInt(arguments[3]);
        Random random = new Random(Long.parseLong(arguments[4]));
        BufferedImage sheet = new BufferedImage(COLUMNS * CELL, rows * CELL, BufferedImage.TYPE_3BYTE_BGR);
        for (int row = 0; row < rows; row++) {
            int index = (int) ((row + random.nextDouble()) * dataset.pictures().size() / rows);
            LabelledPicture labelled = dataset.pictures().get(index);
            Picture framed = Framing.preset("retroflex", 288).apply(PictureReader.read(labelled.file()));
            draw(sheet, Augmentation.none().apply(framed, CELL - 4, random), 0, row * CELL);
            for (int column = 1; column < COLUMNS; column++) {
                draw(sheet, augmentation.apply(framed, CELL - 4, random), column * CELL, row * CELL);
            }
        }
        ImageIO.write(sheet, "png", Path.of(arguments[1]).toFile());
    }

    private static void draw(BufferedImage sheet, Picture picture, int left, int top) {
        byte[] rgb = picture.rgb();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int at = (y * picture.width() + x) * 3;
                int colour = ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
                sheet.setRGB(left + x, top + y, colour);
            }
        }
    }
}
