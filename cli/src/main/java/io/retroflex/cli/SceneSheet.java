package io.retroflex.cli;

import io.retroflex.scenes.RenderedScene;
import io.retroflex.scenes.Scene;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A sheet of scenes: a row a label with its name above, {@value #COLUMNS} a row. */
final class SceneSheet {
    /** Pictures a row. */
    static final int COLUMNS = 8;

    /** The height of a picture in pixels. */
    static final int SIZE = 160;

    private static final int WIDTH = SIZE * 4 / 3;
    private static final int GAP = 4;
    private static final int NAME = 20;

    private final BufferedImage image;
    private final int rows;

    /** @param rows how many labels there are */
    SceneSheet(int rows) {
        this.rows = rows;
        image = new BufferedImage(
                COLUMNS * (WIDTH + GAP) + GAP, rows * (NAME + SIZE + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
    }

    /** Renders the scene of that place in a plan and puts it there. Any thread may call it. */
    void put(int index, Scene scene) {
        RenderedScene rendered = scene.render(SIZE);
        BufferedImage picture = SceneFormat.image(rendered);
        int left = GAP + index / rows * (WIDTH + GAP);
        int top = index % rows * (NAME + SIZE + GAP);
        synchronized (image) {
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.drawImage(picture, left + (WIDTH - rendered.width()) / 2, top + NAME, null);
            if (index < rows) {
                graphics.setColor(Color.BLACK);
                graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
                graphics.drawString(scene.label().id(), left, top + NAME - 5);
            }
            graphics.dispose();
        }
    }

    BufferedImage image() {
        return image;
    }
}
