package io.retroflex.vision.picture;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * Draws a sheet to judge the field of view by eye: each picture with what was found drawn in, and what is kept beside it.
 *
 * <p>Arguments: data folder, PNG to write, pictures of each label and form, and how many of them to skip first.
 */
final class ContactSheet {
    private static final int CELL = 150;
    private static final int COLUMNS = 5;

    private ContactSheet() {}

    static void main(String[] arguments) throws IOException {
        List<LabelledPicture> chosen = choose(
                Dataset.read(Path.of(arguments[0])), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        int rows = (chosen.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(COLUMNS * 2 * CELL, rows * (CELL + 14), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setFont(graphics.getFont().deriveFont(9f));
        for (int i = 0; i < chosen.size(); i++) {
            draw(graphics, chosen.get(i), i % COLUMNS * 2 * CELL, i / COLUMNS * (CELL + 14));
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", Path.of(arguments[1]).toFile());
    }

    private static List<LabelledPicture> choose(Dataset dataset, int each, int skipped) {
        Map<String, List<LabelledPicture>> kinds = new TreeMap<>();
        for (LabelledPicture picture : dataset.pictures()) {
            kinds.computeIfAbsent(
                            picture.label() + " " + picture.column("processing").orElse(""), key -> new ArrayList<>())
                    .add(picture);
        }
        List<LabelledPicture> chosen = new ArrayList<>();
        for (List<LabelledPicture> kind : kinds.values()) {
            for (int i = 0; i < Math.min(each, kind.size()); i++) {
                chosen.add(kind.get((int) (((long) i * kind.size() / each + skipped) % kind.size())));
            }
        }
        return chosen;
    }

    private static void draw(Graphics2D graphics, LabelledPicture labelled, int x, int y) throws IOException {
        Picture picture = PictureReader.read(labelled.file());
        FieldOfView view = FieldOfView.find(picture);
        BufferedImage found = image(picture);
        Graphics2D over = found.createGraphics();
        for (Mask mask : view.masks()) {
            over.setColor(
                    switch (mask.reason()) {
                        case INSET -> Color.MAGENTA;
                        case INSET_PLACE -> Color.BLUE;
                        case TEXT -> Color.YELLOW;
                    });
            Rectangle area = mask.area();
            over.drawRect(area.x(), area.y(), area.width() - 1, area.height() - 1);
        }
        Rectangle crop = view.crop();
        over.setColor(Color.CYAN);
        for (int row = 0; row < crop.height(); row++) {
            double depth = (Math.min(row, crop.height() - 1 - row) + 0.5) / crop.height();
            int margin = (int) Math.rint(view.outline().margin(depth) * crop.width());
            over.fillRect(crop.x() + margin, crop.y() + row, 2, 1);
            over.fillRect(crop.right() - margin - 2, crop.y() + row, 2, 1);
        }
        over.drawLine(crop.x(), crop.y(), crop.right(), crop.y());
        over.drawLine(crop.x(), crop.bottom() - 1, crop.right(), crop.bottom() - 1);
        over.dispose();
        graphics.drawImage(found, x, y, CELL - 2, CELL - 2, null);
        Picture kept = Framing.preset("retroflex", CELL - 2).apply(picture);
        graphics.drawImage(image(kept), x + CELL, y, null);
        graphics.setColor(Color.WHITE);
        String name = view.outline().getClass().getSimpleName();
        graphics.drawString(
                labelled.label() + " " + labelled.column("processing").orElse("") + " " + name + " "
                        + labelled.file().getFileName().toString().substring(0, 4),
                x,
                y + CELL + 8);
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int at = (y * picture.width() + x) * 3;
                byte[] rgb = picture.rgb();
                image.setRGB(x, y, (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff));
            }
        }
        return image;
    }
}
