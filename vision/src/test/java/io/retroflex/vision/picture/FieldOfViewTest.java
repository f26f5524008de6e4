package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.Shared;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldOfViewTest {
    private static final Color MUCOSA = new Color(190, 90, 70);
    private static final Color GUIDE = new Color(20, 165, 135);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @Test
    void anOctagonBesideTextIsFoundAndCut() throws IOException {
        Picture frame = drawn(graphics -> {
            octagon(graphics, 180, 20, 440, 440, 90);
            graphics.setColor(Color.WHITE);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
            graphics.drawString("12/03/2014", 20, 80);
            graphics.drawString("14:55:03", 20, 110);
        });
        FieldOfView view = FieldOfView.find(frame);
        assertCrop(view, 180, 20, 440, 440);
        assertThat(view.outline()).isInstanceOfSatisfying(Outline.Octagon.class, octagon -> {
            assertThat(octagon.cornerWidth()).isCloseTo(90 / 440.0, within(0.03));
            assertThat(octagon.cornerHeight()).isCloseTo(90 / 440.0, within(0.03));
        });
        assertThat(view.masks())
                .filteredOn(mask -> mask.reason() == Mask.Reason.TEXT)
                .singleElement()
                .satisfies(mask -> {
                    assertThat(mask.area().x()).isBetween(10, 25);
                    assertThat(mask.area().right()).isBetween(90, 150);
                });
        Picture kept = view.apply(frame);
        assertThat(TestPictures.pixel(kept, 2, 2)).containsExactly(0, 0, 0);
        assertThat(TestPictures.pixel(kept, kept.width() / 2, kept.height() / 2))
                .containsExactly(190, 90, 70);
    }

    @Test
    void aCircleKeepsEverythingInsideIt() throws IOException {
        Picture frame = drawn(graphics -> graphics.fillOval(100, 20, 440, 440));
        FieldOfView view = FieldOfView.find(frame);
        assertCrop(view, 100, 20, 440, 440);
        Picture kept = view.apply(frame);
        int lost = 0;
        for (int y = 0; y < kept.height() / 2; y++) {
            for (int x = 0; x < kept.width(); x++) {
                double u = (x + 0.5) / kept.width() - 0.5;
                double v = (y + 0.5) / kept.height() - 0.5;
                boolean inside = u * u + v * v < 0.24;
                lost += inside && TestPictures.pixel(kept, x, y)[0] == 0 ? 1 : 0;
            }
        }
        assertThat(view.outline()).isInstanceOf(Outline.Ellipse.class);
        assertThat(lost).isZero();
    }

    @Test
    void aBoxBetweenBarsIsFound() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> graphics.fillRect(80, 0, 480, 480)));
        assertCrop(view, 80, 0, 480, 480);
        assertThat(view.outline()).isEqualTo(new Outline.Box());
    }

    @Test
    void aPictureWithoutBorderIsKeptWhole() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> graphics.fillRect(0, 0, WIDTH, HEIGHT)));
        assertThat(view.crop()).isEqualTo(new Rectangle(0, 0, WIDTH, HEIGHT));
        assertThat(view.outline()).isEqualTo(new Outline.Box());
        assertThat(view.masks()).extracting(Mask::reason).containsExactly(Mask.Reason.INSET_PLACE);
    }

    @Test
    void aLitSpotInADarkPictureIsNoFieldOfView() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> graphics.fillOval(400, 300, 150, 100)));
        assertThat(view.crop()).isEqualTo(new Rectangle(0, 0, WIDTH, HEIGHT));
    }

    @Test
    void aBlackPictureIsKeptWhole() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> {}));
        assertThat(view.crop()).isEqualTo(new Rectangle(0, 0, WIDTH, HEIGHT));
    }

    @Test
    void aDarkLumenAtTheRimIsNoBorder() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> {
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(Color.BLACK);
            graphics.fillOval(-100, 100, 300, 260);
        }));
        assertThat(view.crop()).isEqualTo(new Rectangle(0, 0, WIDTH, HEIGHT));
        assertThat(view.outline()).isEqualTo(new Outline.Box());
    }

    @Test
    void theGuidesInsetIsBlackenedWhole() throws IOException {
        Picture frame = drawn(graphics -> {
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(GUIDE);
            graphics.fillRect(0, 250, 280, 230);
            graphics.setColor(Color.BLACK);
            graphics.drawOval(60, 300, 40, 80);
        });
        FieldOfView view = FieldOfView.find(frame);
        assertThat(inset(view).x()).isZero();
        assertThat(inset(view).y()).isBetween(235, 250);
        assertThat(inset(view).right()).isBetween(280, 295);
        Picture kept = view.apply(frame);
        assertThat(TestPictures.pixel(kept, 275, 255)).containsExactly(0, 0, 0);
        assertThat(TestPictures.pixel(kept, 310, 220)).containsExactly(190, 90, 70);
    }

    @Test
    void anInsetThatSomebodyBlackenedIsFoundToo() throws IOException {
        FieldOfView view = FieldOfView.find(drawn(graphics -> {
            octagon(graphics, 0, 0, WIDTH, HEIGHT, 80);
            graphics.setColor(Color.BLACK);
            graphics.fillRect(0, 320, 210, 160);
        }));
        assertThat(inset(view).width()).isBetween(200, 220);
        assertThat(inset(view).height()).isBetween(150, 175);
        assertThat(view.outline()).isInstanceOf(Outline.Octagon.class);
    }

    @Test
    void aPictureOfOnePixelPassesThrough() {
        Picture pixel = new Picture(1, 1, new byte[] {(byte) 200, 100, 50});
        assertThat(FieldOfView.find(pixel).apply(pixel).width()).isEqualTo(1);
        Picture line = new Picture(500, 1, new byte[1500]);
        assertThat(FieldOfView.find(line).apply(line).width()).isEqualTo(500);
    }

    /** Of whole frames nearly all show the octagon; a crop from the inside has none; hardly any real rim is cut off. */
    @Test
    void realPicturesAreNormalised() throws IOException {
        Dataset dataset = Dataset.read(Shared.path("data/hyperkvasir-lower-gi"));
        assertThat(octagons(dataset, "ulcerative-colitis", "squeezed-256")).isGreaterThan(0.9);
        assertThat(octagons(dataset, "bbps-2-3", "border-cropped")).isGreaterThan(0.95);
        assertThat(octagons(dataset, "retroflex-rectum", "subcrop-224")).isLessThan(0.1);
        for (LabelledPicture labelled : dataset.pictures().subList(0, 200)) {
            Picture picture = PictureReader.read(labelled.file());
            double share = FieldOfView.find(picture).crop().area() / (double) (picture.width() * picture.height());
            assertThat(share).as(labelled.name()).isGreaterThan(0.9);
        }
    }

    private static double octagons(Dataset dataset, String label, String processing) throws IOException {
        int octagons = 0;
        int all = 0;
        for (LabelledPicture picture : of(dataset, label, processing).limit(100).toList()) {
            boolean octagon =
                    FieldOfView.find(PictureReader.read(picture.file())).outline() instanceof Outline.Octagon;
            octagons += octagon ? 1 : 0;
            all++;
        }
        return (double) octagons / all;
    }

    private static Stream<LabelledPicture> of(Dataset dataset, String label, String processing) {
        return dataset.pictures().stream()
                .filter(picture -> picture.label().equals(label))
                .filter(picture -> picture.column("processing").orElseThrow().equals(processing));
    }

    private static Rectangle inset(FieldOfView view) {
        return view.masks().stream()
                .filter(mask -> mask.reason() == Mask.Reason.INSET)
                .findFirst()
                .orElseThrow()
                .area();
    }

    private static void assertCrop(FieldOfView view, int x, int y, int width, int height) {
        int tolerance = 4;
        assertThat(view.crop().x()).isCloseTo(x, within(tolerance));
        assertThat(view.crop().y()).isCloseTo(y, within(tolerance));
        assertThat(view.crop().right()).isCloseTo(x + width, within(tolerance));
        assertThat(view.crop().bottom()).isCloseTo(y + height, within(tolerance));
    }

    private static void octagon(Graphics2D graphics, int x, int y, int width, int height, int corner) {
        Polygon octagon = new Polygon();
        octagon.addPoint(x + corner, y);
        octagon.addPoint(x + width - corner, y);
        octagon.addPoint(x + width, y + corner);
        octagon.addPoint(x + width, y + height - corner);
        octagon.addPoint(x + width - corner, y + height);
        octagon.addPoint(x + corner, y + height);
        octagon.addPoint(x, y + height - corner);
        octagon.addPoint(x, y + corner);
        graphics.fill(octagon);
    }

    /** A black frame, drawn on in the colour of mucosa, that went through a PNG. */
    private static Picture drawn(Consumer<Graphics2D> drawing) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(MUCOSA);
        drawing.accept(graphics);
        graphics.dispose();
        return PictureReader.read(TestPictures.encode(image, "png"), "drawn");
    }
}
