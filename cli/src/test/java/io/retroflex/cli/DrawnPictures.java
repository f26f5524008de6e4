package io.retroflex.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that a label's colour tells apart: each label has one, each picture its own spots on it. */
final class DrawnPictures {
    private static final int SIDE = 48;

    private DrawnPictures() {}

    /** Draws {@code count} pictures, {@code label/0.png} and so on. */
    static void folder(Path root, String label, Color color, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            draw(root.resolve(label).resolve(i + ".png"), color, i);
        }
    }

    /** Three labels of three pictures each. */
    static Path three(Path root) throws IOException {
        return three(root, 3);
    }

    /** Three labels of so many pictures each. */
    static Path three(Path root, int each) throws IOException {
        folder(root, "cecum", Color.RED, each);
        folder(root, "ileum", Color.GREEN, each);
        folder(root, "polyp", Color.BLUE, each);
        return root;
    }

    /** Draws one picture; the same number gives the same spots. */
    static Path draw(Path file, Color color, int number) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, SIDE, SIDE);
        Random random = new Random(number);
        for (int i = 0; i < 6; i++) {
            int grey = random.nextInt(60, 200);
            graphics.setColor(new Color(grey, grey, grey));
            graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), 5, 5);
        }
        graphics.dispose();
        Files.createDirectories(file.getParent());
        ImageIO.write(image, file.getFileName().toString().endsWith(".jpg") ? "jpg" : "png", file.toFile());
        return file;
    }

    /** A JPEG that breaks off in its middle. */
    static Path truncated(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(draw(file, Color.RED, 99));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        return file;
    }
}
