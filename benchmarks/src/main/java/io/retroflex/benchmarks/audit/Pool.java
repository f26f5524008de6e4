package io.retroflex.benchmarks.audit;

import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.procedure.Examiner;
import io.retroflex.audit.procedure.Photograph;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Resampling;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What procedures are put together from, looked at once.
 *
 * @param pictures labelled ones
 * @param useless blurred and black frames, and drawings of no organ
 */
record Pool(List<Labelled> pictures, List<Examined> useless) {
    /** Out of focus: so few pixels a side are left of a picture. */
    private static final int BLURRED_SIDE = 12;

    private static final int USELESS_OF_A_KIND = 40;

    /** A labelled picture that was looked at. */
    record Labelled(String label, String group, Examined examined) {}

    static Pool of(List<LabelledPicture> pictures, Examiner examiner, long seed)
            throws IOException, InterruptedException {
        List<Photograph> photographs = new ArrayList<>();
        for (LabelledPicture picture : pictures) {
            photographs.add(Photograph.of(
                    picture.file().toString(), () -> PictureReader.bytes(picture.file(), PictureLimits.DEFAULT)));
        }
        List<Examined> examined =
                examiner.examine(new Procedure("pool", photographs)).photographs();
        List<Labelled> labelled = new ArrayList<>();
        for (Examined one : examined) {
            LabelledPicture picture = pictures.get(one.number() - 1);
            String group =
                    picture.column("group").filter(name -> !name.isBlank()).orElse(one.id());
            labelled.add(new Labelled(picture.label(), group, one));
        }
        List<Examined> useless = examiner.examine(new Procedure("useless", useless(pictures, seed)))
                .photographs();
        return new Pool(labelled, useless);
    }

    private static List<Photograph> useless(List<LabelledPicture> pictures, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Photograph> made = new ArrayList<>();
        for (int i = 0; i < USELESS_OF_A_KIND; i++) {
            LabelledPicture picture = pictures.get(random.nextInt(pictures.size()));
            made.add(photograph(blurred(PictureReader.read(picture.file()))));
            made.add(photograph(black(random)));
            made.add(photograph(drawing(random)));
        }
        return made;
    }

    private static Photograph photograph(Picture picture) throws IOException {
        byte[] jpeg = Thumbnail.jpeg(picture, 1024);
        return Photograph.of("made", () -> jpeg);
    }

    private static Picture blurred(Picture picture) {
        Picture small = Resampling.BILINEAR.resize(picture, BLURRED_SIDE, BLURRED_SIDE);
        return Resampling.BICUBIC.resize(small, picture.width(), picture.height());
    }

    private static Picture black(SplittableRandom random) {
        byte[] rgb = new byte[400 * 400 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(14);
        }
        return new Picture(400, 400, rgb);
    }

    /** Boxes of any colour on a ground of any colour: a room, a keyboard, a sheet of paper. */
    private static Picture drawing(SplittableRandom random) {
        int side = 400;
        byte[] rgb = new byte[side * side * 3];
        for (int box = 0; box < 24; box++) {
            int x = box == 0 ? 0 : random.nextInt(side - 20);
            int y = box == 0 ? 0 : random.nextInt(side - 20);
            int width = box == 0 ? side : 10 + random.nextInt(side - x - 10);
            int height = box == 0 ? side : 10 + random.nextInt((side - y) / 2);
            byte[] colour = new byte[3];
            random.nextBytes(colour);
            for (int row = y; row < y + height; row++) {
                for (int column = x; column < x + width; column++) {
                    System.arraycopy(colour, 0, rgb, (row * side + column) * 3, 3);
                }
            }
        }
        return new Picture(side, side, rgb);
    }
}
