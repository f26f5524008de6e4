package io.retroflex.cli;

import io.retroflex.scenes.RenderedScene;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The form of a scene's file; the names are what the user types. */
enum SceneFormat {
    jpg,
    png;

    private static final float QUALITY = 0.9f;

    /** The form that a file's name asks for: its ending says JPEG, or it is PNG. */
    static SceneFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") ? jpg : png;
    }

    /** The bytes of a file. */
    byte[] encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(name()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (this == jpg) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A scene as the platform's picture. */
    static BufferedImage image(RenderedScene scene) {
        BufferedImage image = new BufferedImage(scene.width(), scene.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = scene.rgb();
        for (int y = 0, at = 0; y < scene.height(); y++) {
            for (int x = 0; x < scene.width(); x++, at += 3) {
                image.setRGB(x, y, (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff));
            }
        }
        return image;
    }
}
