package io.retroflex.training.data;

import io.retroflex.vision.dataset.LabelledPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of three labels that a small network can tell apart: blotches of a colour on grey. */
public final class DrawnPictures {
    private static final int EACH = 8;
    private static final Map<String, Color> COLOURS =
            Map.of("red", Color.RED, "green", Color.GREEN, "blue", Color.BLUE);

    private DrawnPictures() {}

    /** Eight pictures of each label, in pairs that are one group; the first pair of each label is the split val. */
    public static List<LabelledPicture> write(Path folder) throws IOException {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (String label : COLOURS.keySet().stream().sorted().toList()) {
            for (int i = 0; i < EACH; i++) {
                Path file = folder.resolve(label + i + ".png");
                ImageIO.write(draw(COLOURS.get(label), new Random(31L * i + label.hashCode())), "png", file.toFile());
                pictures.add(new LabelledPicture(
                        file,
                        file.getFileName().toString(),
                        Map.of("label", label, "group", label + i / 2, "split", i < 2 ? "val" : "train")));
            }
        }
        return pictures;
    }

    private static BufferedImage draw(Color colour, Random random) {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(120 + random.nextInt(60), 120, 120));
        graphics.fillRect(0, 0, 64, 64);
        graphics.setColor(colour);
        for (int i = 0; i < 5; i++) {
            graphics.fillOval(random.nextInt(48), random.nextInt(48), 8 + random.nextInt(16), 8 + random.nextInt(16));
        }
        graphics.dispose();
        return picture;
    }
}
